package io.railhead.app.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.postgresql.PGConnection;

/**
 * Makes the database and its two roles: the owner, who migrates the schema, and the application, who may do only
 * what the migrations grant it. Run at every start, so that a first start cut short is finished by the next, and
 * so that a password is changed by deleting its file and starting again.
 */
final class PostgresRoles {
    private PostgresRoles() {}

    /** @param passwordOf gives the password of a role */
    static void ensure(Connection superuser, UnaryOperator<String> passwordOf) throws SQLException {
        ensureRole(superuser, EmbeddedPostgres.OWNER, passwordOf.apply(EmbeddedPostgres.OWNER));
        ensureRole(superuser, EmbeddedPostgres.APPLICATION, passwordOf.apply(EmbeddedPostgres.APPLICATION));
        ensureDatabase(superuser);
    }

    /** A role is never there without its password: both in one transaction. The server sees only a verifier. */
    private static void ensureRole(Connection superuser, String role, String password) throws SQLException {
        superuser.setAutoCommit(false);
        if (!exists(superuser, "select 1 from pg_roles where rolname = ?", role)) {
            execute(superuser, "create role " + role + " login nosuperuser nocreatedb nocreaterole noreplication");
        }
        superuser.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        superuser.commit();
        superuser.setAutoCommit(true);
    }

    private static void ensureDatabase(Connection superuser) throws SQLException {
        String database = EmbeddedPostgres.DATABASE;
        if (!exists(superuser, "select 1 from pg_database where datname = ?", database)) {
            execute(
                    superuser,
                    "create database " + database + " owner " + EmbeddedPostgres.OWNER
                            + " template template0 encoding 'UTF8' locale 'C'");
        }
        execute(superuser, "revoke all on database " + database + " from public");
        execute(superuser, "grant connect on database " + database + " to " + EmbeddedPostgres.APPLICATION);
        // Nobody works in the server's own database; only its superuser may enter.
        execute(superuser, "revoke all on database " + EmbeddedPostgres.SUPERUSER + " from public");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
