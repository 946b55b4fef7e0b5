package io.railhead.app.checks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether another gateway of this node's name is alive. A lease alone does not say so: the one of a node that was
 * killed runs on for ten seconds. One that grows while we look is somebody's.
 */
public final class NodeCheck {
    /** A living node renews every three seconds. */
    private static final int LOOKS = 8;

    private static final long BETWEEN_MILLIS = 500;

    private final DatabaseAccess access;
    private final String node;

    public NodeCheck(DatabaseAccess access, String node) {
        this.access = access;
        this.node = node;
    }

    /** Takes no time when no lease of this name runs, and up to four seconds when one does. */
    public List<Finding> run() {
        String password = access.password();
        if (password == null) {
            return List.of();
        }
        try (Connection connection = DatabaseAccess.connect(access.url(), access.user(), password)) {
            Instant first = running(connection);
            for (int i = 0; first != null && i < LOOKS; i++) {
                Thread.sleep(BETWEEN_MILLIS);
                Instant now = running(connection);
                if (now != null && now.isAfter(first)) {
                    return List.of(Finding.fail(
                            Fault.NODE_IN_USE,
                            "railhead.node",
                            "a gateway named " + node + " holds lanes and prolongs them",
                            "Stop that one, or give this one a name of its own"));
                }
            }
        } catch (SQLException noTablesYetOrToldElsewhere) {
            return List.of();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    /** Until when the longest lease of this name runs, or null when none does. */
    private @Nullable Instant running(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select max(lease_until) from lane where node = ? and lease_until > clock_timestamp()")) {
            statement.setString(1, node);
            try (ResultSet row = statement.executeQuery()) {
                Timestamp until = row.next() ? row.getTimestamp(1) : null;
                return until == null ? null : until.toInstant();
            }
        }
    }
}
