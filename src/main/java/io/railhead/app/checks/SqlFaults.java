package io.railhead.app.checks;

import java.sql.SQLException;

/** What a failed connection to the database means. The classes of SQL states are PostgreSQL's, its appendix A. */
final class SqlFaults {
    private SqlFaults() {}

    static Finding of(SQLException refused, DatabaseAccess access, String role, String passwordSetting) {
        String state = String.valueOf(refused.getSQLState());
        if (state.startsWith("28")) {
            return Finding.fail(
                    Fault.DB_PASSWORD,
                    passwordSetting,
                    "role " + role + " or its password is refused at " + access.place(),
                    "Give the password of that role, and let it in by pg_hba.conf");
        }
        if (state.equals("3D000")) {
            return Finding.fail(
                    Fault.DB_UNREACHABLE,
                    "railhead.database.url",
                    "there is no such database at " + access.place(),
                    "Create it, owned by " + access.owner());
        }
        return Finding.fail(
                Fault.DB_UNREACHABLE,
                "railhead.database.url",
                access.place() + " does not answer as role " + role + " (" + refused.getMessage() + ")",
                "Start the database, or mend the address or the network");
    }
}
