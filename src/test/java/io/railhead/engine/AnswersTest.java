package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.MemoryLedger.Trouble;
import io.railhead.lifecycle.OutState;
import io.railhead.message.OriginalReference;
import io.railhead.payment.PaymentId;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers from the links: T4. */
class AnswersTest {
    private final Stage stage = new Stage();

    private Applied apply(Inbound message) {
        Work.Apply work = Stage.apply(message);
        stage.run(work);
        return work.done().join();
    }

    private Writes.Parked onlyParked() {
        assertEquals(1, stage.ledger.parked().size(), stage.ledger.parked().toString());
        return stage.ledger.parked().getFirst();
    }

    private void assertParked(ParkReason reason) {
        assertEquals(reason, onlyParked().reason());
    }

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
    void anAnswerToAnUnknownPaymentIsParkedWithItsCandidates() {
        Payment payment = stage.submitted();
        OriginalReference weak = new OriginalReference(
                "SOMEBODY-ELSES", null, null, payment.transfer().endToEndId(), null, null);
        assertEquals(Applied.PARKED, apply(stage.says(Stage.FPS, "R1", weak, "ACSC", null, null)));
        assertParked(ParkReason.UNMATCHED);
        assertEquals(payment.id().toString(), onlyParked().candidates());
        assertNull(onlyParked().payment());
        assertEquals("submitted", stage.stateOf(payment), "a candidate is never a match");
        assertNull(stage.ledger.kept().getFirst().payment());
    }

    @Test
    void anAnswerToAPaymentThatWeCannotKnowIsParkedWithoutCandidates() {
        OriginalReference unknown = new OriginalReference(
                Names.of(PaymentId.next()).messageId(),
                null,
                null,
                "NOBODYS",
                null,
                Uetr.random().toString());
        apply(stage.says(Stage.FPS, "R1", unknown, "ACSC", null, null));
        assertParked(ParkReason.UNMATCHED);
        assertNull(onlyParked().candidates());
    }

    @Test
    void anAnswerByUetrAloneIsMatchedOnItsOwnLink() {
        Payment payment = stage.submitted();
        OriginalReference byUetr = new OriginalReference(
                null, null, null, null, null, Stage.all(payment).uetr());
        assertEquals(Applied.APPLIED, apply(stage.says(Stage.FPS, "R1", byUetr, "ACSC", null, null)));
        assertEquals("settled", stage.stateOf(payment));
    }

    @Test
    void theSameUetrOnAnotherLinkIsAnotherPayment() {
        Payment payment = stage.submitted();
        OriginalReference byUetr = new OriginalReference(
                null, null, null, null, null, Stage.all(payment).uetr());
        Work.Apply elsewhere = Stage.apply(stage.says(Stage.SCT, "R1", byUetr, "RJCT", null, null));
        Work.Apply here = Stage.apply(stage.says(Stage.FPS, "R2", byUetr, "ACSC", null, null));
        stage.run(elsewhere, here);
        assertEquals(Applied.PARKED, elsewhere.done().join());
        assertEquals(Applied.APPLIED, here.done().join());
        assertEquals("settled", stage.stateOf(payment));
        assertParked(ParkReason.UNMATCHED);
    }

    @Test
    void bothEndsOfOneUetrMayBeOurs() {
        Payment here = stage.submitted();
        Payment there = stage.submitted(Stage.SCT, false);
        TransferIds theirs = Names.of(there.id());
        TransferIds shared = new TransferIds(
                theirs.messageId(),
                theirs.instructionId(),
                theirs.transactionId(),
                Uetr.parse(String.valueOf(Stage.all(here).uetr())));
        stage.ledger.put(there.claimed(shared, stage.clock.instant()));
        OriginalReference byUetr = new OriginalReference(
                null, null, null, null, null, shared.uetr().toString());
        stage.run(
                Stage.apply(stage.says(Stage.FPS, "R1", byUetr, "ACSC", null, null)),
                Stage.apply(stage.says(Stage.SCT, "R2", byUetr, "RJCT", null, null)));
        assertEquals("settled", stage.stateOf(here));
        assertEquals("rejected", stage.stateOf(there));
        assertTrue(stage.ledger.parked().isEmpty());
    }

    @Test
    void anAnswerFromAnotherLinkIsParkedAndNotShownWithThePayment() {
        Payment payment = stage.submitted();
        assertEquals(Applied.PARKED, apply(stage.says(Stage.SCT, "R1", Stage.all(payment), "RJCT", null, null)));
        assertEquals("submitted", stage.stateOf(payment));
        assertParked(ParkReason.UNMATCHED);
        assertEquals(payment.id().toString(), onlyParked().candidates());
        assertNull(stage.ledger.kept().getFirst().payment());
    }

    @Test
    void referencesThatNameDifferentPaymentsAreParked() {
        Payment one = stage.submitted();
        Payment other = stage.submitted();
        OriginalReference a = Stage.all(one);
        OriginalReference b = Stage.all(other);
        List<OriginalReference> misfits = List.of(
                new OriginalReference(a.messageId(), null, null, null, b.transactionId(), null),
                new OriginalReference(a.messageId(), null, b.instructionId(), null, null, null),
                new OriginalReference(a.messageId(), null, null, null, null, b.uetr()),
                new OriginalReference(a.messageId(), null, null, "ANOTHER", null, null),
                new OriginalReference(a.transactionId(), null, null, null, null, null),
                new OriginalReference("NOT-OURS", null, null, null, a.transactionId(), null));
        for (OriginalReference misfit : misfits) {
            assertEquals(
                    Applied.PARKED,
                    apply(stage.says(Stage.FPS, "R" + misfit.hashCode(), misfit, "ACSC", null, null)),
                    misfit.toString());
        }
        assertEquals("submitted", stage.stateOf(one));
        assertEquals("submitted", stage.stateOf(other));
        assertEquals(misfits.size(), stage.ledger.parked().size());
        stage.ledger.parked().forEach(item -> assertEquals(ParkReason.UNMATCHED, item.reason()));
    }

    @Test
    void anAnswerToAPaymentThatWasNeverSentIsParked() {
        Payment queued = stage.queued(false);
        OriginalReference invented =
                new OriginalReference(Names.of(queued.id()).messageId(), null, null, null, null, null);
        assertEquals(Applied.PARKED, apply(stage.says(Stage.FPS, "R1", invented, "ACSC", null, null)));
        assertEquals("queued", stage.stateOf(queued));
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
    void aRejectedMessageIsMatchedByItsReference() {
        Payment payment = stage.submitted();
        assertEquals(
                Applied.APPLIED,
                apply(stage.rejects(String.valueOf(Stage.all(payment).messageId()))));
        assertInstanceOf(OutState.Rejected.class, stage.ledger.get(payment.id()).state());
        assertEquals(Applied.PARKED, apply(stage.rejects("no-name-of-ours")));
    }

    @Test
    void aMessageThatTheDatabaseRefusesIsParkedAndTheOthersAreApplied() {
        Payment good = stage.submitted();
        Payment bad = stage.submitted();
        Inbound.Judged poison = stage.says(Stage.FPS, "POISON", Stage.all(bad), "ACSC", null, null);
        stage.ledger.refuse(
                writes -> writes.inbox().stream().anyMatch(entry -> "POISON".equals(entry.businessMessageId())));
        Work.Apply first = Stage.apply(poison);
        Work.Apply second = Stage.apply(stage.says(good, "ACSC"));
        stage.run(first, second);
        assertEquals(Applied.PARKED, first.done().join());
        assertEquals(Applied.APPLIED, second.done().join());
        assertEquals("settled", stage.stateOf(good));
        assertEquals("submitted", stage.stateOf(bad));
        assertParked(ParkReason.POISON);
        assertEquals(2, stage.ledger.kept().size());
    }

    @Test
    void aParkedMessageWhoseOwnWordsAreRefusedIsParkedWithoutThem() {
        Inbound.Parked parked =
                new Inbound.Parked(stage.received(Stage.FPS, "<x/>"), ParkReason.UNREADABLE, "bad \u0000 word");
        stage.ledger.refuse(writes ->
                writes.parked().stream().anyMatch(item -> item.detail().indexOf('\u0000') >= 0));
        assertEquals(Applied.PARKED, apply(parked));
        assertParked(ParkReason.POISON);
        assertEquals(1, stage.ledger.kept().size());
    }

    @Test
    void aMessageThatCanNeverBeStoredIsNotConfirmed() {
        Payment payment = stage.submitted();
        stage.ledger.refuse(_ -> true);
        Work.Apply work = Stage.apply(stage.says(payment, "ACSC"));
        stage.run(work);
        assertTrue(work.done().isCompletedExceptionally());
    }

    @Test
    void whatIsNoBytesMessageIsParkedWithoutBeingKept() {
        Received odd = new Received(
                io.railhead.message.MessageId.next(),
                Stage.FPS,
                new byte[0],
                null,
                1,
                stage.clock.instant(),
                Received.Oddity.NOT_BYTES);
        assertEquals(Applied.PARKED, apply(new Inbound.Parked(odd, ParkReason.NOT_BYTES, "not a bytes message")));
        assertTrue(stage.ledger.kept().isEmpty());
        assertEquals(odd.id(), onlyParked().message());
    }

    @Test
    void whatIsSetAsideIsSetAsideOnceHoweverOftenTheBrokerHandsItOver() {
        Received first = stage.received(Stage.FPS, "<x/>");
        Received again = stage.received(Stage.FPS, "<x/>");
        assertEquals(Applied.PARKED, apply(new Inbound.Parked(first, ParkReason.UNREADABLE, "no")));
        assertEquals(Applied.DUPLICATE, apply(new Inbound.Parked(again, ParkReason.UNREADABLE, "no")));
        assertEquals(1, stage.ledger.kept().size());
        assertEquals(first.id(), onlyParked().message());
        assertEquals("message.repeated", stage.ledger.audit().getLast().event());
    }

    @Test
    void anotherDocumentUnderAKnownIdIsSetAsideOnceToo() {
        Payment payment = stage.submitted();
        assertEquals(Applied.APPLIED, apply(stage.says(Stage.FPS, "S1", Stage.all(payment), "ACSC", null, null)));
        Inbound.Judged other = stage.says(Stage.FPS, "S1", Stage.all(payment), "RJCT", null, null);
        assertEquals(Applied.PARKED, apply(other));
        assertEquals(Applied.DUPLICATE, apply(other));
        assertParked(ParkReason.SAME_ID_OTHER_DOCUMENT);
    }

    @Test
    void theSameBytesOnAnotherLinkAreAnotherMessage() {
        assertEquals(
                Applied.PARKED,
                apply(new Inbound.Parked(stage.received(Stage.FPS, "<x/>"), ParkReason.UNREADABLE, "no")));
        assertEquals(
                Applied.PARKED,
                apply(new Inbound.Parked(stage.received(Stage.SCT, "<x/>"), ParkReason.UNREADABLE, "no")));
        assertEquals(2, stage.ledger.parked().size());
    }

    @Test
    void aMessageThatWasNotJudgedIsNeverApplied() {
        Payment payment = stage.submitted();
        Work.Apply work = Stage.apply(new Inbound.Opened(stage.received(Stage.FPS, "x")));
        stage.run(work, Stage.apply(stage.says(payment, "ACSC")));
        assertInstanceOf(IllegalStateException.class, work.done().exceptionNow());
        assertEquals("settled", stage.stateOf(payment), "the other one of the batch is");
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
