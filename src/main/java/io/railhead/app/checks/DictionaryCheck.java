package io.railhead.app.checks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Whether what messages are packed with is still there. The migrations put it there and nothing ever takes it away, so
 * a database that lacks it was restored in part. A gateway on it would promise nothing and lose nothing, but every
 * payment would be refused as not available just now, which sends the operator looking in the wrong place.
 */
final class DictionaryCheck {
    private DictionaryCheck() {}

    /** @param connection of the owner, who may read it whatever was granted */
    static List<Finding> ofOwner(Connection connection) throws SQLException {
        return trouble(connection)
                .map(found -> Finding.fail(
                        Fault.DB_DICTIONARY,
                        "table dictionary",
                        found,
                        "Restore it from a backup of this database: without it no message can be stored, and what is"
                                + " stored cannot be read"))
                .stream()
                .toList();
    }

    private static Optional<String> trouble(Connection connection) throws SQLException {
        if (!isThere(connection, "dictionary")) {
            return isMade(connection) ? Optional.of("is gone, although migration V6 has made it") : Optional.empty();
        }
        return RoleCheck.is(connection, "select exists (select 1 from dictionary)")
                ? Optional.empty()
                : Optional.of("is empty");
    }

    /** Before the first start, and in a database of an older version, it is the start that makes it. */
    private static boolean isMade(Connection connection) throws SQLException {
        return isThere(connection, "flyway_schema_history")
                && RoleCheck.is(
                        connection,
                        "select exists (select 1 from flyway_schema_history where version = '6' and success)");
    }

    private static boolean isThere(Connection connection, String table) throws SQLException {
        return RoleCheck.is(connection, "select to_regclass(?) is not null", table);
    }
}
