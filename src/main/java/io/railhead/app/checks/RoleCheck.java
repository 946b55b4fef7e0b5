package io.railhead.app.checks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the two database roles may do what they need and no more. */
final class RoleCheck {
    /** What the migrations grant the application's rights to. */
    private static final String RIGHTS = "railhead_app";

    private RoleCheck() {}

    static List<Finding> ofApplication(Connection connection, String owner) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        String setting = "railhead.database.user";
        String role = text(connection, "select current_user");
        if (is(
                        connection,
                        "select rolsuper or rolcreaterole or rolbypassrls from pg_roles where rolname = current_user")
                || is(
                        connection,
                        "select pg_has_role(datdba, 'usage') from pg_database where datname = current_database()")
                || is(connection, "select has_schema_privilege('public', 'create')")
                || is(
                        connection,
                        "select exists (select 1 from pg_roles where rolname = ? and pg_has_role(oid, 'member'))",
                        owner)) {
            findings.add(Finding.fail(
                    Fault.DB_ROLE,
                    setting,
                    role
                            + " may do more than the application: it is a superuser, belongs to the owner, or may make tables",
                    "Use a plain role of its own; see the guide"));
        }
        if (!is(
                connection,
                "select exists (select 1 from pg_roles where rolname = ? and pg_has_role(oid, 'usage'))",
                RIGHTS)) {
            findings.add(Finding.fail(
                    Fault.DB_ROLE,
                    setting,
                    role + " is not " + RIGHTS + ", which holds the application's rights, nor a member of it",
                    "create role " + RIGHTS + "; grant " + RIGHTS + " to " + role));
        }
        return findings;
    }

    static List<Finding> ofOwner(Connection connection) throws SQLException {
        if (is(connection, "select has_schema_privilege('public', 'create')")) {
            return List.of();
        }
        return List.of(Finding.fail(
                Fault.DB_ROLE,
                "railhead.database.owner",
                text(connection, "select current_user") + " may not make tables in schema public",
                "Let it own the database: alter database … owner to …"));
    }

    static boolean is(Connection connection, String question, String... about) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < about.length; i++) {
                statement.setString(i + 1, about[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String text(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
