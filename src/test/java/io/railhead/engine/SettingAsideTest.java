package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What becomes of messages that cannot be applied. */
class SettingAsideTest extends AnswerCase {
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
}
