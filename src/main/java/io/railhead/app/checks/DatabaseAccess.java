package io.railhead.app.checks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the database, as the application and as the owner.
 *
 * @param url for the JDBC driver
 * @param password null when it is not known; then nothing is asked as the application
 * @param ownerPassword null when it is not known; then nothing is asked as the owner
 */
public record DatabaseAccess(
        String url,
        String user,
        @Nullable String password,
        String owner,
        @Nullable String ownerPassword) {
    private static final String SECONDS_TO_CONNECT = "3";
    private static final String SECONDS_TO_ANSWER = "8";

    /** A connection that gives up soon. */
    static Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("socketTimeout", SECONDS_TO_ANSWER);
        properties.setProperty("ApplicationName", "railhead check");
        return DriverManager.getConnection(url, properties);
    }

    /** The address without what follows it: passwords may stand there. */
    String place() {
        return url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:postgresql://", "");
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "DatabaseAccess[" + place() + ", " + user + ", " + owner + "]";
    }
}
