package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** New payments that wait in memory for their link's credit, instead of in the queue for a second transaction. */
class AdmissionTest {
    private static final Patience PATIENCE = new Patience(Duration.ofMillis(500), Duration.ofSeconds(10), 64);

    private final Stage stage = new Stage(2, PATIENCE);
    private final Engine engine = stage.engine(1);

    AdmissionTest() {
        // At a start something may be queued; a look finds that nothing is.
        engine.beginClaims(Stage.FPS, 10);
        engine.beginClaims(Stage.SCT, 10);
    }

    private CompletableFuture<Taken> accept(Payment payment) {
        return engine.accept(
                stage.request(payment, payment.id().toString(), "body", null).acceptance());
    }

    private Payment person() {
        return stage.received(Stage.FPS, false);
    }

    private Payment item() {
        return stage.received(Stage.FPS, true);
    }

    private void turn() {
        while (engine.turn(0)) {
            // Until nothing that waits is admitted.
        }
    }

    private void answer(Payment payment) {
        engine.apply(stage.says(stage.ledger.get(payment.id()), "ACSC"));
        turn();
    }

    /** Uses up the credit of two. */
    private List<Payment> full() {
        List<Payment> both = List.of(person(), person());
        both.forEach(this::accept);
        turn();
        assertEquals(2, stage.gates.used(Stage.FPS));
        return both;
    }

    @Test
    void onceAnAnswerFreesCreditWhoeverWaitedForItLeavesInItsFirstTransaction() {
        List<Payment> before = full();
        Payment next = person();
        CompletableFuture<Taken> taken = accept(next);
        turn();
        assertFalse(taken.isDone());
        assertFalse(stage.ledger.has(next.id()), "nothing is stored of it, so nothing is promised");
        int commits = stage.ledger.commits();

        answer(before.getFirst());

        assertEquals("submitted", stage.stateOf(next));
        assertInstanceOf(Taken.New.class, taken.join());
        assertEquals(commits + 2, stage.ledger.commits(), "the answer, and the payment with its message");
        assertEquals(0, stage.ledger.get(next.id()).version(), "never stored as queued");
    }

    @Test
    void whoWaitedForLongEnoughIsTakenInAsQueued() {
        full();
        Payment next = person();
        CompletableFuture<Taken> taken = accept(next);
        stage.clock.pass(Duration.ofMillis(499));
        turn();
        assertFalse(taken.isDone());
        stage.clock.pass(Duration.ofMillis(1));
        turn();
        assertInstanceOf(Taken.New.class, taken.join());
        assertEquals("queued", stage.stateOf(next));
        assertEquals(2, stage.gates.used(Stage.FPS));
    }

    @Test
    void anItemOfAFileWaitsForLongerAndStandsInNobodysWay() {
        Payment first = item();
        accept(first);
        turn();
        Payment second = item();
        CompletableFuture<Taken> file = accept(second);
        stage.clock.pass(Duration.ofSeconds(1));
        turn();
        assertFalse(file.isDone(), "files have half of the credit, and that is used");

        Payment person = person();
        accept(person);
        turn();
        assertEquals("submitted", stage.stateOf(person));
        assertFalse(file.isDone());

        stage.clock.pass(Duration.ofSeconds(9));
        turn();
        assertEquals("queued", stage.stateOf(second));
    }

    @Test
    void nobodyWaitsForALinkThatIsDown() {
        stage.wire.down.add(Stage.FPS);
        Payment payment = person();
        CompletableFuture<Taken> taken = accept(payment);
        turn();
        assertTrue(taken.isDone());
        assertEquals("queued", stage.stateOf(payment));
    }

    @Test
    void aLinkThatGoesDownLetsThoseWhoWaitedForItIntoTheQueue() {
        full();
        Payment next = person();
        accept(next);
        turn();
        stage.wire.down.add(Stage.FPS);
        turn();
        assertEquals("queued", stage.stateOf(next));
    }

    @Test
    void nobodyWaitsForCreditOfAnotherLink() {
        full();
        accept(person());
        turn();
        Payment other = stage.received(Stage.SCT, false);
        accept(other);
        turn();
        assertEquals("submitted", stage.stateOf(other));
    }

    @Test
    void aPaymentOfALaterDayWaitsForNoCredit() {
        full();
        Payment later = person();
        engine.accept(
                stage.request(later, "later", "body", LocalDate.of(2026, 3, 9)).acceptance());
        turn();
        assertEquals("scheduled", stage.stateOf(later));
    }

    @Test
    void halfOfWhatIsFreeBelongsToThoseInTheQueue() {
        List<Payment> before = full();
        Payment queued = person();
        accept(queued);
        stage.clock.pass(Duration.ofMillis(500));
        turn();
        assertEquals("queued", stage.stateOf(queued));

        answer(before.getFirst());
        CompletableFuture<Taken> taken = accept(person());
        turn();
        assertFalse(taken.isDone(), "one credit is free, and somebody waits in the queue");
        assertEquals(1, engine.beginClaims(Stage.FPS, 10));
        turn();
        assertEquals("submitted", stage.stateOf(queued));
        assertFalse(taken.isDone());
    }

    @Test
    void aClockThatIsSetBackMakesNobodyWaitForLonger() {
        full();
        Payment next = person();
        accept(next);
        stage.clock.pass(Duration.ofHours(-1));
        turn();
        assertEquals("queued", stage.stateOf(next));
    }

    @Test
    void aCreditSmallerThanTheNumberOfWorkersIsSomebodysAllTheSame() {
        Stage small = new Stage(2, PATIENCE);
        Engine four = small.engine(4);
        four.beginClaims(Stage.FPS, 10);
        for (boolean bulk : new boolean[] {true, false}) {
            Payment payment = small.received(Stage.FPS, bulk);
            four.accept(small.request(payment, payment.id().toString(), "body", null)
                    .acceptance());
            for (int worker = 0; worker < 4; worker++) {
                four.turn(worker);
            }
            assertEquals("submitted", small.stateOf(payment), "at once, for the link is idle");
        }
    }

    @Test
    void aCrowdOfItemsTurnsNoPersonAway() {
        full();
        Stream.generate(this::item).limit(4096).forEach(this::accept);
        assertInstanceOf(Taken.Full.class, accept(item()).join());
        CompletableFuture<Taken> person = accept(person());
        stage.clock.pass(Duration.ofMillis(500));
        turn();
        assertInstanceOf(Taken.New.class, person.join());
    }

    /** So many may wait for a link whose credit is two. */
    private List<CompletableFuture<Taken>> crowd() {
        full();
        List<CompletableFuture<Taken>> crowd =
                Stream.generate(this::person).limit(64).map(this::accept).toList();
        turn();
        assertEquals(64, engine.waiting(Stage.FPS));
        crowd.forEach(taken -> assertFalse(taken.isDone()));
        return crowd;
    }

    @Test
    void whenAsManyWaitAsWillBeAnsweredSoonTheNextIsTurnedAwayAtOnce() {
        List<Payment> before = full();
        Stream.generate(this::person).limit(64).forEach(this::accept);
        assertTrue(engine.isFull(Stage.FPS));
        Payment next = person();
        assertInstanceOf(Taken.Full.class, accept(next).join());
        turn();
        assertFalse(stage.ledger.has(next.id()));
        assertEquals(64, engine.waiting(Stage.FPS), "who was turned away does not wait");

        answer(before.getFirst());
        assertEquals(63, engine.waiting(Stage.FPS));
        assertFalse(engine.isFull(Stage.FPS));
        assertFalse(accept(next).isDone(), "there is a place again");
    }

    @Test
    void thoseForWhomThereIsCreditAreNoCrowd() {
        Stage roomy = new Stage(1000, PATIENCE);
        Engine idle = roomy.engine(1);
        List<CompletableFuture<Taken>> all = Stream.generate(() -> roomy.received(Stage.FPS, false))
                .limit(1501)
                .map(payment -> idle.accept(roomy.request(payment, payment.id().toString(), "body", null)
                        .acceptance()))
                .toList();
        all.subList(0, 1500).forEach(taken -> assertFalse(taken.isDone(), "a thousand leave, and half as many wait"));
        assertInstanceOf(Taken.Full.class, all.getLast().join());
    }

    @Test
    void aCrowdForOneLinkTurnsNobodyOfAnotherAway() {
        crowd();
        Payment other = stage.received(Stage.SCT, false);
        accept(other);
        turn();
        assertEquals("submitted", stage.stateOf(other));
    }

    @Test
    void aCrowdTurnsNoPaymentOfALaterDayAndNoItemAway() {
        crowd();
        Payment later = person();
        engine.accept(
                stage.request(later, "later", "body", LocalDate.of(2026, 3, 9)).acceptance());
        turn();
        assertEquals("scheduled", stage.stateOf(later));
        assertFalse(accept(item()).isDone(), "it waits");
    }

    @Test
    void aLinkThatAnswersNothingIsWaitedForOnce() {
        List<Payment> before = full();
        accept(person());
        stage.clock.pass(Duration.ofMillis(500));
        turn();
        Payment next = person();
        accept(next);
        turn();
        assertEquals("queued", stage.stateOf(next), "without any wait");

        answer(before.getFirst());
        engine.beginClaims(Stage.FPS, 10);
        turn();
        assertEquals(2, stage.gates.used(Stage.FPS), "one of the queued left");
        CompletableFuture<Taken> afterwards = accept(person());
        turn();
        assertFalse(afterwards.isDone(), "the link answers again, so it is worth waiting");
    }

    @Test
    void whoWaitedInVainWhileOthersWereAnsweredDoesNotCallTheLinkSilent() {
        List<Payment> before = full();
        accept(person());
        stage.clock.pass(Duration.ofMillis(400));
        Payment second = person();
        accept(second);
        answer(before.getFirst());
        stage.clock.pass(Duration.ofMillis(500));
        turn();
        assertEquals("queued", stage.stateOf(second));
        CompletableFuture<Taken> next = accept(person());
        turn();
        assertFalse(next.isDone());
    }

    @Test
    void aLinkThatAnswersNothingTurnsNobodyAway() {
        List<CompletableFuture<Taken>> crowd = crowd();
        stage.clock.pass(Duration.ofMillis(500));
        turn();
        crowd.forEach(taken -> assertInstanceOf(Taken.New.class, taken.join()));
        assertTakenInAtOnce(200);
    }

    @Test
    void aLinkThatIsDownTurnsNobodyAway() {
        crowd();
        stage.wire.down.add(Stage.FPS);
        assertTakenInAtOnce(200);
    }

    private void assertTakenInAtOnce(int many) {
        List<Payment> payments = Stream.generate(this::person).limit(many).toList();
        payments.forEach(this::accept);
        turn();
        payments.forEach(payment -> assertEquals("queued", stage.stateOf(payment)));
        assertEquals(0, engine.waiting(Stage.FPS));
    }

    @Test
    void anEngineThatClosesTakesUpWhoeverWaits() {
        full();
        Payment next = person();
        CompletableFuture<Taken> taken = accept(next);
        turn();
        engine.close(Duration.ZERO);
        turn();
        assertInstanceOf(Taken.New.class, taken.join());
        assertEquals("queued", stage.stateOf(next));
    }

    @Test
    void thoseWhoWaitAreTakenUpInTheOrderInWhichTheyCame() {
        List<Payment> before = full();
        List<Payment> waiting = Stream.generate(this::person).limit(4).toList();
        waiting.forEach(this::accept);
        turn();
        before.forEach(this::answer);
        assertEquals(
                List.of("submitted", "submitted"),
                waiting.stream().limit(2).map(stage::stateOf).toList());
        waiting.stream().skip(2).forEach(late -> assertFalse(stage.ledger.has(late.id())));
    }

    @Test
    void anEngineThatRunsTakesThemUpByItself() {
        List<Payment> before = full();
        Payment next = person();
        CompletableFuture<Taken> taken = accept(next);
        try (Engine running = engine) {
            running.start();
            running.apply(stage.says(stage.ledger.get(before.getFirst().id()), "ACSC"))
                    .join();
            assertInstanceOf(Taken.New.class, taken.join());
        }
        assertEquals("submitted", stage.stateOf(next));
    }
}
