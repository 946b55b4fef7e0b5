package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.store.TestDatabase;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the database's driver is told to be. */
class TunedConnectionTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("tuned");

    /** An insert of two rows of which the second is refused. */
    private static String refusal(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into outbox (message_id, payment_id, link, node, send_by, created_at)"
                        + " values (?, ?, ?, ?, now(), now())")) {
            UUID twice = UUID.randomUUID();
            for (int i = 0; i < 2; i++) {
                insert.setObject(1, twice);
                insert.setObject(2, UUID.randomUUID());
                insert.setString(3, "GB33BUKB20201555555555");
                insert.setString(4, "Ada Example");
                insert.addBatch();
            }
            SQLException first = assertThrows(BatchUpdateException.class, insert::executeBatch);
            StringBuilder said = new StringBuilder();
            for (SQLException at = first; at != null; at = at.getNextException()) {
                said.append(at.getMessage()).append('\n');
            }
            return said.append(twice).toString();
        }
    }

    @Test
    void anErrorAboutABatchRepeatsNoneOfItsValues() throws SQLException {
        try (Connection connection = DATABASE.asApplication(StartProperties::tuned)) {
            String said = refusal(connection);
            assertFalse(said.contains("GB33BUKB20201555555555"), said);
            assertFalse(said.contains("Ada Example"), said);
            String key = said.substring(said.lastIndexOf('\n') + 1);
            assertFalse(said.substring(0, said.lastIndexOf('\n')).contains(key), said);
            assertTrue(said.contains("outbox_pkey"), "what was wrong is said: " + said);
        }
    }

    @Test
    void leftToItselfTheDriverWouldRepeatThem() throws SQLException {
        try (Connection connection = DATABASE.asApplication(url -> url + "?reWriteBatchedInserts=true")) {
            assertTrue(refusal(connection).contains("GB33BUKB20201555555555"));
        }
    }
}
