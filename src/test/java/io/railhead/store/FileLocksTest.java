package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two nodes that both see a file, on a real database. */
class FileLocksTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("filelocks");

    private static final FileLocks ONE = new FileLocks(DATABASE.application());
    private static final FileLocks OTHER = new FileLocks(DATABASE.application());

    @Test
    void aFileIsOneNodesUntilItLetsGo() {
        UUID file = UUID.randomUUID();
        assertTrue(ONE.take(file));
        assertFalse(OTHER.take(file));
        assertTrue(OTHER.take(UUID.randomUUID()), "another file is another matter");
        ONE.release(file);
        assertTrue(OTHER.take(file));
        assertFalse(ONE.take(file));
    }

    @Test
    void theFilesOfANodeThatDiedAreFreeAtOnceAndItMayComeBack() throws Exception {
        UUID file = UUID.randomUUID();
        assertTrue(ONE.take(file));
        killTheConnectionThatHolds();
        for (int i = 0; i < 500 && !OTHER.take(file); i++) {
            Thread.sleep(10);
        }
        assertFalse(ONE.take(file), "over a new connection it sees that it is the other's now");
        ONE.release(UUID.randomUUID());
        OTHER.release(file);
        assertTrue(ONE.take(file));
    }

    @Test
    void theFilesOfANodeThatHangsAreFreeAfterAWhileAndThoseOfOneThatIsHeardOfAreNot() throws Exception {
        FileLocks heard = new FileLocks(DATABASE.application(), Duration.ofSeconds(2));
        FileLocks hanging = new FileLocks(DATABASE.application(), Duration.ofSeconds(2));
        UUID slow = UUID.randomUUID();
        UUID left = UUID.randomUUID();
        assertTrue(heard.take(slow));
        assertTrue(hanging.take(left));
        boolean free = false;
        for (int i = 0; i < 100 && !free; i++) {
            Thread.sleep(100);
            heard.keep();
            free = OTHER.take(left);
        }
        assertTrue(free);
        assertFalse(OTHER.take(slow));
        hanging.keep();
        assertFalse(hanging.take(left), "it has noticed, and sees that the file is the other's");
    }

    @Test
    void aNodeThatHoldsNoFileNeedNotBeHeardOf() {
        ONE.keep();
        assertTrue(ONE.take(UUID.randomUUID()));
    }

    @Test
    void aNodeThatLosesItsConnectionTimeAndAgainTakesNoMoreOfThePool() throws Exception {
        for (int i = 0; i < 2 * TestDatabase.POOL; i++) {
            assertTrue(ONE.take(UUID.randomUUID()));
            killTheConnectionThatHolds();
        }
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
