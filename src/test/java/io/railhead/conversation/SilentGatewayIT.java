package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.app.embedded.EmbeddedPostgres;
import io.railhead.conversation.PaymentSpec.Bearer;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A second gateway on the same database took a request, wrote its key and fell silent in the middle of copying the rows:
 * here a connection of the test, which does just that.
 */
@ExtendWith(Demo.class)
class SilentGatewayIT {
    private static final int PATIENCE = 30;

    @Test
    void whoAsksTheOtherGatewayWithTheSameKeyIsServedAndNothingIsMadeTwice(RunningRailhead railhead) throws Exception {
        String first = "HEARD-" + UUID.randomUUID().toString().substring(0, 8);
        String id = "SILENT-" + UUID.randomUUID().toString().substring(0, 8);
        Connection silent = connect(railhead);
        try (Rest rest = new Rest(railhead)) {
            assertEquals(202, pay(rest, first).status());
            silent.setAutoCommit(false);
            CopyIn copy = fallSilent(silent, first, id);

            Answer answer = pay(rest, id);
            for (int i = 0; i < PATIENCE && answer.status() == 503; i++) {
                answer = pay(rest, id);
            }

            assertEquals(202, answer.status(), answer::toString);
            assertTrue(answer.headers().firstValue("Idempotency-Replayed").isEmpty(), "the silent one left nothing");
            assertEquals(1, rest.get("/v1/payments?endToEndId=" + id).list().size());
            assertThrows(SQLException.class, copy::endCopy, "its session was ended");
        } finally {
            silent.abort(Runnable::run);
        }
    }

    /** Without that its files would be another's after twenty seconds, in the middle of a step that takes longer. */
    @Test
    void aGatewayThatHasWorkedOnAFileLetsTheDatabaseHearOfItEveryFewSeconds(RunningRailhead railhead) throws Exception {
        Conversation.play(Script.of("uk-fps/file-uploaded"), railhead);
        try (Connection same = connect(railhead);
                Statement statement = same.createStatement()) {
            Set<String> heard = new HashSet<>();
            for (int i = 0; i < PATIENCE && heard.size() < 2; i++) {
                try (ResultSet rows = statement.executeQuery("select state_change from pg_stat_activity"
                        + " where usename = current_user and state = 'idle' and query = 'select 1'")) {
                    while (rows.next()) {
                        heard.add(rows.getString(1));
                    }
                }
                Thread.sleep(1_000);
            }
            assertEquals(2, heard.size(), "it is heard of, and heard of again");
        }
    }

    private static Answer pay(Rest rest, String id) {
        PaymentSpec spec = new PaymentSpec("silent", Map.of(), List.of(), null, PaymentSpec.Transport.USUAL);
        byte[] body = RequestBody.json(spec, id).toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", id);
        return rest.call("POST", "/v1/payments", new Bearer.Own(), headers, body);
    }

    /** Under the name of whoever made the first request. */
    private static CopyIn fallSilent(Connection silent, String first, String key) throws SQLException {
        try (Statement statement = silent.createStatement()) {
            assertEquals(1, statement.executeUpdate("""
                            insert into idempotency
                                (participant_id, client_id, key, fingerprint, payment_id, response, created_at)
                            select participant_id, client_id, '%s', fingerprint, gen_random_uuid(), response, now()
                            from idempotency where key = '%s'
                            """.formatted(key, first)));
        }
        return silent.unwrap(PGConnection.class).getCopyAPI().copyIn("copy payment (id) from stdin (format binary)");
    }

    private static Connection connect(RunningRailhead railhead) throws IOException, SQLException {
        Properties parts = new Properties();
        try (Reader in = Files.newBufferedReader(railhead.data().resolve("parts.properties"))) {
            parts.load(in);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/%s"
                        .formatted(parts.getProperty("database.port"), EmbeddedPostgres.DATABASE),
                EmbeddedPostgres.APPLICATION,
                Files.readString(railhead.data().resolve("secrets/postgres-app"))
                        .strip());
    }
}
