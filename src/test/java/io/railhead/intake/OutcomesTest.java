package io.railhead.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.MemoryLedger;
import io.railhead.engine.Payment;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.Settlement;
import io.railhead.lifecycle.Terms;
import io.railhead.message.Digest;
import io.railhead.payment.Account;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.ParticipantId;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Callers who wait for an outcome get it, whoever wrote it. */
class OutcomesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private final Outcomes outcomes = new Outcomes();
    private final MemoryLedger ledger = new MemoryLedger();
    private final PaymentId id = PaymentId.next();

    private Payment payment(OutState state) {
        return payment(id, state);
    }

    private static Payment payment(PaymentId id, OutState state) {
        Account account = new Account.SortCodeAccount("202959", "63748472");
        return new Payment(
                id,
                0,
                new ParticipantId("acme"),
                "till",
                "uk-fps",
                Digest.of(new byte[0]),
                new Terms(Terms.OnSilence.HOLD, Settlement.Kind.GROSS),
                new Transfer(
                        id,
                        new Money(Currency.of("GBP"), 1),
                        new Party("A", account),
                        new Party("B", account),
                        "E",
                        null),
                state,
                null,
                null,
                List.of(),
                null,
                false,
                Instant.EPOCH,
                null,
                null,
                null);
    }

    private final Payment over = payment(new OutState.Cancelled(null));
    private final Payment open = payment(new OutState.Queued(null));

    private CompletableFuture<Optional<Payment>> waiting(Duration patience) throws InterruptedException {
        return waiting(id, patience);
    }

    private CompletableFuture<Optional<Payment>> waiting(PaymentId of, Duration patience) throws InterruptedException {
        int before = outcomes.callers();
        CompletableFuture<Optional<Payment>> waiting = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                waiting.complete(outcomes.await(of, patience));
            } catch (InterruptedException stopped) {
                waiting.completeExceptionally(stopped);
            }
        });
        for (int i = 0; i < 1000 && outcomes.callers() == before; i++) {
            Thread.sleep(5);
        }
        return waiting;
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            outcomes.look(ledger);
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    @Test
    void whoeverWaitsIsToldByTheEngine() throws Exception {
        CompletableFuture<Optional<Payment>> waiting = waiting(LONG);
        outcomes.moved(open);
        assertTrue(!waiting.isDone(), "what is not final is no outcome");
        outcomes.moved(over);
        assertEquals(Optional.of(over), get(waiting));
        assertEquals(0, outcomes.size());
    }

    @Test
    void whatAnotherNodeWroteIsFoundByALook() throws Exception {
        CompletableFuture<Optional<Payment>> waiting = waiting(LONG);
        outcomes.look(ledger);
        ledger.put(open);
        outcomes.look(ledger);
        assertTrue(!waiting.isDone());
        ledger.put(over);
        outcomes.look(ledger);
        outcomes.look(ledger);
        assertEquals(Optional.of(over), get(waiting));
    }

    @Test
    void whoHasWaitedForLongIsLookedForSeldomAndYetFound() throws Exception {
        CompletableFuture<Optional<Payment>> waiting = waiting(LONG);
        look(16);
        ledger.put(over);
        look(15);
        assertTrue(!waiting.isDone());
        outcomes.look(ledger);
        assertEquals(Optional.of(over), get(waiting));
    }

    @Test
    void inACrowdNobodyIsLookedForBeforeTheFourthLook() throws Exception {
        for (int others = 0; others < 40; others++) {
            waiting(PaymentId.next(), LONG);
        }
        CompletableFuture<Optional<Payment>> waiting = waiting(LONG);
        ledger.put(over);
        look(3);
        assertTrue(!waiting.isDone());
        outcomes.look(ledger);
        assertEquals(Optional.of(over), get(waiting));
    }

    @Test
    void whileAnotherNodeWritesOutcomesEverybodyIsLookedForEachTime() throws Exception {
        CompletableFuture<Optional<Payment>> waiting = waiting(LONG);
        look(16);
        PaymentId other = PaymentId.next();
        ledger.put(payment(other, new OutState.Cancelled(null)));
        CompletableFuture<Optional<Payment>> early = waiting(other, LONG);
        outcomes.look(ledger);
        assertTrue(get(early).isPresent());
        ledger.put(over);
        outcomes.look(ledger);
        assertEquals(Optional.of(over), get(waiting));
    }

    @Test
    void whoJoinsSomebodyThatHasWaitedForLongIsLookedForSoon() throws Exception {
        waiting(LONG);
        look(16);
        ledger.put(over);
        CompletableFuture<Optional<Payment>> other = waiting(LONG);
        outcomes.look(ledger);
        assertEquals(Optional.of(over), get(other));
    }

    @Test
    void anOutcomeThatCameBeforeTheWaitIsFoundToo() throws Exception {
        outcomes.moved(over);
        ledger.put(over);
        CompletableFuture<Optional<Payment>> waiting = waiting(LONG);
        outcomes.look(ledger);
        assertEquals(Optional.of(over), get(waiting));
    }

    @Test
    void whoGivesUpFirstDoesNotTakeTheOutcomeFromTheOther() throws Exception {
        CompletableFuture<Optional<Payment>> patient = waiting(LONG);
        assertEquals(Optional.empty(), outcomes.await(id, Duration.ofMillis(1)));
        outcomes.moved(over);
        assertEquals(Optional.of(over), get(patient));
        assertEquals(0, outcomes.size());
    }

    @Test
    void nobodyWhoGaveUpIsRemembered() throws InterruptedException {
        assertEquals(Optional.empty(), outcomes.await(id, Duration.ofMillis(1)));
        assertEquals(0, outcomes.size());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> outcomes.await(id, LONG));
        assertEquals(0, outcomes.size());
    }
}
