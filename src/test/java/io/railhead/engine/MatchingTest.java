package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.lifecycle.OutState;
import io.railhead.message.OriginalReference;
import io.railhead.payment.PaymentId;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which payment an answer belongs to. */
class MatchingTest extends AnswerCase {
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
    void aRejectedMessageIsMatchedByItsReference() {
        Payment payment = stage.submitted();
        assertEquals(
                Applied.APPLIED,
                apply(stage.rejects(String.valueOf(Stage.all(payment).messageId()))));
        assertInstanceOf(OutState.Rejected.class, stage.ledger.get(payment.id()).state());
        assertEquals(Applied.PARKED, apply(stage.rejects("no-name-of-ours")));
    }
}
