package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.MemoryLedger.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers from the links: T4. */
class AnswersTest extends AnswerCase {
    @Test
    void aFinalAnswerSettlesThePaymentAndGivesItsCreditBack() {
        Payment payment = stage.submitted();
        assertEquals(Applied.APPLIED, apply(stage.says(payment, "ACSC")));
        assertEquals("settled", stage.stateOf(payment));
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertTrue(stage.ledger.outbox().isEmpty(), "T4 removes the row that T3 has not removed yet");
        assertEquals(stage.clock.instant(), stage.ledger.get(payment.id()).finalAt());
        assertEquals(payment.id(), stage.ledger.kept().getFirst().payment());
        assertEquals(
                "settled",
                io.railhead.lifecycle.OutStates.name(stage.seen.getLast().state()));
    }

    @Test
    void nobodyIsToldBeforeTheCommit() {
        Payment payment = stage.submitted();
        Work.Apply work = Stage.apply(stage.says(payment, "ACSC"));
        int seen = stage.seen.size();
        stage.ledger.beforeCommit(() -> assertTrue(!work.done().isDone() && stage.seen.size() == seen));
        stage.run(work);
        assertEquals(Applied.APPLIED, work.done().join());
    }

    @Test
    void anAnswerIsNotConfirmedWhileItIsNotCertainlyStored() {
        Payment payment = stage.submitted();
        Inbound.Judged answer = stage.says(payment, "ACSC");
        for (Trouble trouble : List.of(Trouble.UNAVAILABLE, Trouble.UNKNOWN_UNDONE, Trouble.UNKNOWN_DONE)) {
            stage.ledger.trouble(trouble);
            Work.Apply work = Stage.apply(stage.again(answer));
            stage.run(work);
            assertInstanceOf(Ledger.LedgerUnreachable.class, work.done().exceptionNow(), trouble.toString());
        }
        assertEquals(Applied.DUPLICATE, apply(stage.again(answer)), "the last of them was stored after all");
        assertEquals("settled", stage.stateOf(payment));
    }

    @Test
    void aRepeatedAnswerIsIgnoredInTheSameBatchAndLater() {
        Payment payment = stage.submitted();
        Inbound.Judged answer = stage.says(payment, "ACSC");
        Work.Apply first = Stage.apply(answer);
        Work.Apply second = Stage.apply(stage.again(answer));
        stage.run(first, second);
        assertEquals(Applied.APPLIED, first.done().join());
        assertEquals(Applied.DUPLICATE, second.done().join());
        int version = stage.ledger.get(payment.id()).version();
        assertEquals(Applied.DUPLICATE, apply(stage.again(answer)));
        assertEquals(version, stage.ledger.get(payment.id()).version());
        assertEquals(1, stage.ledger.kept().size());
        assertTrue(stage.ledger.parked().isEmpty());
    }

    @Test
    void theSameIdWithAnotherDocumentIsASecurityEventAndMovesNothing() {
        Payment payment = stage.submitted();
        apply(stage.says(Stage.FPS, "R1", Stage.all(payment), "PDNG", null, null));
        assertEquals(Applied.PARKED, apply(stage.says(Stage.FPS, "R1", Stage.all(payment), "RJCT", "AC03", null)));
        assertEquals("submitted", stage.stateOf(payment));
        assertParked(ParkReason.SAME_ID_OTHER_DOCUMENT);
        assertEquals(payment.id(), onlyParked().payment());
        assertEquals("security.parked", stage.ledger.audit().getLast().event());
        assertEquals(2, stage.ledger.kept().size(), "both are kept as they came");
    }

    @Test
    void theSameIdWithAnotherDocumentInOneBatchIsFoundToo() {
        Payment payment = stage.submitted();
        Work.Apply first = Stage.apply(stage.says(Stage.FPS, "R1", Stage.all(payment), "ACSC", null, null));
        Work.Apply second = Stage.apply(stage.says(Stage.FPS, "R1", Stage.all(payment), "RJCT", null, null));
        stage.run(first, second);
        assertEquals(Applied.PARKED, second.done().join());
        assertEquals("settled", stage.stateOf(payment));
        assertParked(ParkReason.SAME_ID_OTHER_DOCUMENT);
    }

    @Test
    void anInboxKeyThatAnotherNodeTookFirstIsLookedUpAgain() {
        Payment payment = stage.submitted();
        Inbound.Judged answer = stage.says(payment, "ACSC");
        Stage other = stage;
        stage.ledger.beforeCommit(() -> {
            Work.Apply theirs = Stage.apply(stage.again(answer));
            new Worker(
                            new Worker.Parts(other.ledger, other.wire, new Stage.Pack(), other.factory, other.clock),
                            other.gates,
                            other.keeper,
                            _ -> {})
                    .process(List.of(theirs));
            assertEquals(Applied.APPLIED, theirs.done().join());
        });
        assertEquals(Applied.DUPLICATE, apply(answer));
        assertEquals("settled", stage.stateOf(payment));
    }

    @Test
    void aVersionThatMovedMeanwhileIsDecidedAgain() {
        Payment payment = stage.submitted();
        stage.ledger.beforeCommit(() -> stage.ledger.put(MemoryLedger.at(payment, 7)));
        assertEquals(Applied.APPLIED, apply(stage.says(payment, "ACSC")));
        assertEquals("settled", stage.stateOf(payment));
        assertEquals(8, stage.ledger.get(payment.id()).version());
    }

    @Test
    void aPaymentThatNeverStandsStillFailsTheAnswerInsteadOfGuessing() {
        Payment payment = stage.submitted();
        stage.ledger.beforeCommit(new Restless(payment));
        Work.Apply work = Stage.apply(stage.says(payment, "ACSC"));
        stage.run(work);
        assertInstanceOf(Ledger.LedgerUnreachable.class, work.done().exceptionNow());
        assertEquals("submitted", stage.stateOf(payment));
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    /** Moves the payment before every commit. */
    private final class Restless implements Runnable {
        private final Payment payment;
        private int version = 1;

        Restless(Payment payment) {
            this.payment = payment;
        }

        @Override
        public void run() {
            stage.ledger.put(MemoryLedger.at(payment, version++));
            stage.ledger.beforeCommit(this);
        }
    }

    @Test
    void aSecondFinalAnswerThatDiffersIsParkedAndFlipsNothing() {
        Payment payment = stage.submitted();
        apply(stage.says(Stage.FPS, "R1", Stage.all(payment), "ACSC", null, "CSR-1"));
        assertEquals(Applied.PARKED, apply(stage.says(Stage.FPS, "R2", Stage.all(payment), "RJCT", "AC03", "CSR-2")));
        assertEquals("settled", stage.stateOf(payment));
        assertEquals("CSR-1", stage.ledger.get(payment.id()).clearingSystemReference());
        assertParked(ParkReason.CONTRADICTION);
        assertEquals(0, stage.gates.used(Stage.FPS));
    }

    @Test
    void aContradictionInTheSameBatchDoesNotTouchWhatTheFirstAnswerLeft() {
        Payment payment = stage.submitted();
        Work.Apply yes = Stage.apply(stage.says(Stage.FPS, "R1", Stage.all(payment), "ACSC", null, "CSR-1"));
        Work.Apply no = Stage.apply(stage.says(Stage.FPS, "R2", Stage.all(payment), "RJCT", null, "CSR-2"));
        stage.run(yes, no);
        assertEquals("settled", stage.stateOf(payment));
        assertEquals("CSR-1", stage.ledger.get(payment.id()).clearingSystemReference());
        assertParked(ParkReason.CONTRADICTION);
        assertEquals(0, stage.gates.used(Stage.FPS));
    }

    @Test
    void severalAnswersInOneBatchFoldInTheirOrder() {
        Payment payment = stage.submitted();
        stage.run(
                Stage.apply(stage.says(payment, "PDNG")),
                Stage.apply(stage.says(payment, "ACCP")),
                Stage.apply(stage.says(payment, "ACSC")));
        assertEquals("settled", stage.stateOf(payment));
        assertEquals(1, stage.ledger.get(payment.id()).version(), "one update for the three");
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertEquals(
                List.of("settled"),
                stage.seen.stream()
                        .map(seen -> io.railhead.lifecycle.OutStates.name(seen.state()))
                        .toList(),
                "whoever waits is told once, of the end");
    }

    @Test
    void aRefusalForDuplicationNeverRejects() {
        Payment payment = stage.submitted();
        apply(stage.says(Stage.FPS, "R1", Stage.all(payment), "RJCT", "DUPL", null));
        assertEquals("unresolved", stage.stateOf(payment));
        assertEquals(0, stage.gates.used(Stage.FPS), "it is not waited for on the link's credit");
        apply(stage.says(payment, "ACSC"));
        assertEquals("settled", stage.stateOf(payment));
        assertEquals(0, stage.gates.used(Stage.FPS));
    }

    @Test
    void aCodeWithoutAMeaningIsKeptAndParkedAndMovesNothing() {
        Payment payment = stage.submitted();
        assertEquals(Applied.PARKED, apply(stage.says(payment, "XXXX")));
        assertEquals("submitted", stage.stateOf(payment));
        assertParked(ParkReason.MEANING_UNKNOWN);
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    @Test
    void theSendersOfTwoLinksMayUseTheSameMessageId() {
        Payment one = stage.submitted(Stage.FPS, false);
        Payment two = stage.submitted(Stage.SCT, false);
        assertEquals(Applied.APPLIED, apply(stage.says(Stage.FPS, "R1", Stage.all(one), "ACSC", null, null)));
        assertEquals(Applied.APPLIED, apply(stage.says(Stage.SCT, "R1", Stage.all(two), "ACSC", null, null)));
        assertNotEquals(one.id(), two.id());
        assertTrue(stage.ledger.parked().isEmpty());
    }
}
