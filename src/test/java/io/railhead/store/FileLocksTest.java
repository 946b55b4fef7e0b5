package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two nodes that both see a file, on a real database. */
class FileLocksTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("filelocks");

    private final FileLocks one = new FileLocks(DATABASE.application());
    private final FileLocks other = new FileLocks(DATABASE.application());

    @Test
    void aFileIsOneNodesUntilItLetsGo() {
        UUID file = UUID.randomUUID();
        assertTrue(one.take(file));
        assertFalse(other.take(file));
        assertTrue(other.take(UUID.randomUUID()), "another file is another matter");
        one.release(file);
        assertTrue(other.take(file));
        assertFalse(one.take(file));
    }

    @Test
    void theFilesOfANodeThatDiedAreFreeAtOnceAndItMayComeBack() throws Exception {
        UUID file = UUID.randomUUID();
        assertTrue(one.take(file));
        killTheConnectionThatHolds();
        for (int i = 0; i < 500 && !other.take(file); i++) {
            Thread.sleep(10);
        }
        assertFalse(one.take(file), "over a new connection it sees that it is the other's now");
        one.release(UUID.randomUUID());
        other.release(file);
        assertTrue(one.take(file));
    }

    /** A role may end its own connections. */
    private static void killTheConnectionThatHolds() throws SQLException {
        try (Connection connection = DATABASE.asApplication();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                    + " and database = (select oid from pg_database where datname = current_database())");
        }
    }
}
