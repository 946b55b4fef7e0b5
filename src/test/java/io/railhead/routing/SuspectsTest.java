package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.engine.Received;
import io.railhead.message.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A message is poison when it failed alone by a defect, and not before. */
class SuspectsTest {
    private final Exception defect = new IllegalStateException("a defect");
    private final Exception trouble =
            new CompletionException(new LedgerUnreachable(new IllegalStateException("the database is away")));

    private final Suspects suspects = new Suspects();

    private static Received message(String text, int deliveries) {
        return new Received(
                MessageId.next(),
                "uk-fps",
                text.getBytes(StandardCharsets.UTF_8),
                null,
                deliveries,
                Instant.EPOCH,
                null);
    }

    @Test
    void aMessageThatFailsAloneAfterManyDeliveriesIsPoisonAtItsNext() {
        assertFalse(suspects.isPoison(message("bad", 6)));
        suspects.failed(List.of(message("bad", 6)), defect);
        assertTrue(suspects.isPoison(message("bad", 7)));
        assertFalse(suspects.isPoison(message("good", 7)));
    }

    @Test
    void anOutageOfTheDatabaseMakesNothingPoisonHoweverLong() {
        for (int deliveries = 1; deliveries < 100; deliveries++) {
            suspects.failed(List.of(message("good", deliveries)), trouble);
        }
        assertFalse(suspects.isPoison(message("good", 100)));
    }

    @Test
    void whoFailsInCompanyIsNotPoisonForThat() {
        suspects.failed(List.of(message("bad", 7), message("good", 7)), defect);
        assertFalse(suspects.isPoison(message("good", 8)));
        assertFalse(suspects.isPoison(message("bad", 8)));
    }

    @Test
    void aFewFailuresAreNotEnough() {
        suspects.failed(List.of(message("unlucky", 5)), defect);
        assertFalse(suspects.isPoison(message("unlucky", 6)));
    }

    @Test
    void theMemoryIsBounded() {
        for (int i = 0; i < 5000; i++) {
            suspects.failed(List.of(message("bad " + i, 6)), defect);
        }
        assertTrue(suspects.isPoison(message("bad 4999", 7)));
        assertFalse(suspects.isPoison(message("bad 0", 7)));
    }
}
