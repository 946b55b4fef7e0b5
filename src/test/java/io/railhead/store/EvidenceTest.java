package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Committed;
import io.railhead.engine.Payment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is evidence stays as it was written, and shows when it did not. */
class EvidenceTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("evidence");

    private final SqlLedger ledger =
            new SqlLedger(DATABASE.application(), new PlainTransactions(DATABASE.application()));
    private final AuditChains chains = new AuditChains(DATABASE.application());

    private Payment accepted() {
        Payment payment = Samples.queued();
        assertInstanceOf(
                Committed.Done.class,
                ledger.commit(
                        Samples.accept(Samples.request(payment, payment.id().toString(), "body", null))));
        return payment;
    }

    @Test
    void aChangedRemovedOrAddedRowOfTheAuditShows() {
        accepted();
        Payment payment = accepted();
        String some = "(select id from audit where payment_id = '" + payment.id() + "' order by position limit 1)";
        List<String> tampering = List.of(
                "update audit set detail = detail || 'x' where id = " + some,
                "update audit set actor = 'somebody' where id = " + some,
                "delete from audit where id = " + some,
                "update audit set position = 9 - position where payment_id = '" + payment.id() + "'",
                "delete from audit_batch where (writer, seq) = (select writer, seq from audit where id = " + some + ")",
                "insert into audit (id, event, detail, actor, at, writer, seq, position, digest) select"
                        + " gen_random_uuid_v7(), event, detail, actor, at, writer, seq, 5, digest from audit where id = "
                        + some);
        DATABASE.update(
                "create or replace function gen_random_uuid_v7() returns uuid language sql as"
                        + " $$ select (substr(uuid7_floor(now())::text, 1, 13) || '-7000-8000-' || substr(md5(random()::text), 1, 12))::uuid $$");
        for (String sql : tampering) {
            DATABASE.update("create table kept_audit as select * from audit");
            DATABASE.update("create table kept_batch as select * from audit_batch");
            DATABASE.update(sql);
            assertTrue(!chains.verify().wrong().isEmpty(), sql);
            DATABASE.update("truncate audit, audit_batch");
            DATABASE.update("insert into audit select * from kept_audit");
            DATABASE.update("insert into audit_batch select * from kept_batch");
            DATABASE.update("drop table kept_audit, kept_batch");
            assertEquals(List.of(), chains.verify().wrong());
        }
    }

    @Test
    void theApplicationCanNeitherChangeNorRemoveEvidence() throws SQLException {
        accepted();
        try (Connection application = DATABASE.asApplication();
                Statement statement = application.createStatement()) {
            for (String table : List.of("message", "audit", "audit_batch", "idempotency", "inbox", "uetr_register")) {
                for (String sql :
                        List.of("delete from %s", "truncate %s", "drop table %s", "alter table %s add x int")) {
                    String state = assertThrows(SQLException.class, () -> statement.execute(sql.formatted(table)))
                            .getSQLState();
                    assertEquals("42501", state, sql.formatted(table));
                }
            }
            for (String sql : List.of(
                    "update message set content = ''",
                    "update audit set detail = ''",
                    "update audit_batch set rows = 0",
                    "update idempotency set response = ''",
                    "delete from payment",
                    "create table mine (x int)",
                    "set session authorization railhead_owner",
                    "alter table audit disable trigger all")) {
                assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            }
            String partition = DATABASE.column("select relname from pg_class where relname ~ '^audit_2' limit 1")
                    .getFirst();
            assertThrows(SQLException.class, () -> statement.execute("delete from " + partition));
            assertThrows(SQLException.class, () -> statement.execute("drop table " + partition));
        }
    }
}
