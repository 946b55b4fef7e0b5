package io.railhead.app.checks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Whether the database is there, is the right and a whole one, keeps what it confirms, and knows two roles. */
public final class DatabaseCheck {
    private static final int VERSION = 17;
    private static final int VERSION_UNIT = 10_000;

    private final DatabaseAccess access;
    private final InstantSource clock;

    public DatabaseCheck(DatabaseAccess access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** What refuses a start, and the version when nothing does. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        if (access.user().equals(access.owner())) {
            findings.add(Finding.fail(
                    Fault.DB_ROLE,
                    "railhead.database.user",
                    "owner and application are one role, " + access.user(),
                    "Use two: the application's must not be able to change what is evidence"));
        }
        boolean reached = asApplication(findings);
        if (reached && !access.user().equals(access.owner())) {
            asOwner(findings);
        }
        if (reached && findings.isEmpty()) {
            findings.add(Finding.pass(
                    Fault.DB_VERSION,
                    access.place(),
                    "PostgreSQL " + VERSION + ", durable, two roles, clocks together"));
        }
        return findings;
    }

    private boolean asApplication(List<Finding> findings) {
        String password = access.password();
        if (password == null) {
            return false;
        }
        try (Connection connection = DatabaseAccess.connect(access.url(), access.user(), password)) {
            version(connection, findings);
            activity(connection, findings);
            for (Durability.Shortfall shortfall : Durability.ofDatabase(connection)) {
                findings.add(Finding.fail(
                        Fault.DB_NOT_DURABLE,
                        shortfall.setting(),
                        "is " + shortfall.found() + " at the database",
                        "Set it to " + shortfall.needed() + ", for the server and for role " + access.user()));
            }
            findings.addAll(ClockCheck.of(connection, clock));
            findings.addAll(RoleCheck.ofApplication(connection, access.owner()));
            return true;
        } catch (SQLException refused) {
            findings.add(SqlFaults.of(refused, access, access.user(), "railhead.database.password-file"));
            return false;
        }
    }

    private void asOwner(List<Finding> findings) {
        String password = access.ownerPassword();
        if (password == null) {
            return;
        }
        try (Connection connection = DatabaseAccess.connect(access.url(), access.owner(), password)) {
            findings.addAll(RoleCheck.ofOwner(connection));
            findings.addAll(DictionaryCheck.ofOwner(connection));
        } catch (SQLException refused) {
            findings.add(SqlFaults.of(refused, access, access.owner(), "railhead.database.owner-password-file"));
        }
    }

    /** What a gateway left half written is found by it. */
    private void activity(Connection connection, List<Finding> findings) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show track_activities")) {
            row.next();
            if (!row.getString(1).equals("on")) {
                findings.add(Finding.fail(
                        Fault.DB_ACTIVITY,
                        "track_activities",
                        "is " + row.getString(1) + " at the database",
                        "Set it to on, for the server and for role " + access.user()));
            }
        }
    }

    private void version(Connection connection, List<Finding> findings) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int")) {
            row.next();
            int major = row.getInt(1) / VERSION_UNIT;
            if (major != VERSION) {
                findings.add(Finding.fail(
                        Fault.DB_VERSION,
                        access.place(),
                        "it is PostgreSQL " + major,
                        "Railhead is tested with PostgreSQL " + VERSION + "; use that"));
            }
        }
    }
}
