package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void theFirstCommentIsTheTitleAndIndentedLinesContinue() {
        Script script = Script.parse(
                "uk-fps",
                "x",
                "# It works.\n# More.\n\nsend \"a\" GBP 10.00\n   # why\n   prefer wait=10\nexpect 201\n");
        assertEquals("It works.", script.title());
        assertEquals(2, script.statements().size());
        assertEquals(4, script.statements().getFirst().line());
        assertEquals(
                "send \"a\" GBP 10.00 prefer wait=10",
                script.statements().getFirst().text());
        assertEquals(7, script.statements().get(1).line());
    }

    @Test
    void aConversationWithoutATitleIsRefused() {
        assertThrows(ScriptError.class, () -> Script.parse("uk-fps", "x", "expect 200\n"));
    }

    @Test
    void aStatementThatIsNotUnderstoodIsNamedByItsLine() {
        ScriptError error =
                assertThrows(ScriptError.class, () -> Script.parse("uk-fps", "x", "# T\nexpect 200\n\nsned \"a\"\n"));
        assertTrue(String.valueOf(error.getMessage()).contains("uk-fps/x, line 4"), error::getMessage);
    }

    @Test
    void nothingMayBeLeftOverAtTheEndOfAStatement() {
        assertThrows(ScriptError.class, () -> step("expect \"a\" is settled moved indeed"));
        assertThrows(ScriptError.class, () -> step("crash now"));
        assertThrows(ScriptError.class, () -> step("expect 201 settled moved really"));
        assertThrows(ScriptError.class, () -> step("send \"a\" GBP 10.00 quickly"));
    }

    @Test
    void quotedWordsAreNeverKeywords() {
        Step.Send send =
                assertInstanceOf(Step.Send.class, step("send \"no\" GBP 1.00 reference \"no token, no \\\"key\\\"\""));
        assertEquals("no", send.payment().name());
        assertEquals("no token, no \"key\"", send.payment().fields().get("reference"));
        assertEquals(PaymentSpec.Transport.USUAL, send.payment().transport());
    }

    @Test
    void aPaymentTakesItsOptionsInAnyOrder() {
        Step.Send send = assertInstanceOf(
                Step.Send.class,
                step(
                        "send \"a\" EUR 1.00 as client other to DE89 prefer wait=5 with /amount/value 10 without /reference key of \"b\""));
        PaymentSpec payment = send.payment();
        assertEquals(Map.of("currency", "EUR", "amount", "1.00", "to", "DE89"), payment.fields());
        assertEquals(
                new PaymentSpec.Bearer.Of("other", "client"),
                payment.transport().bearer());
        assertEquals(new PaymentSpec.Key.Of("b"), payment.transport().key());
        assertEquals("wait=5", payment.transport().prefer());
        assertEquals(
                List.of("/amount/value", "/reference"),
                payment.changes().stream().map(PaymentSpec.Change::pointer).toList());
    }

    @Test
    void aBodyIsTakenAsItStands() {
        Step.Refuse refuse = assertInstanceOf(
                Step.Refuse.class, step("refuse 400 json-malformed when no key body {\"a\": \"$id\",  1}"));
        assertEquals("{\"a\": \"$id\",  1}", refuse.payment().body());
        assertInstanceOf(
                PaymentSpec.Key.None.class, refuse.payment().transport().key());
    }

    @Test
    void expectationsAreReadAsTheySound() {
        assertEquals(
                new Expectation.Status(422, Set.of("rule-broken"), null, new Step.Place("/reference", "RULE-X")),
                expected("expect 422 rule-broken at /reference RULE-X"));
        assertEquals(
                new Expectation.InState("a b", Set.of("queued", "submitted"), "not-known"),
                expected("expect \"a b\" is queued|submitted, not-known"));
        assertEquals(
                new Expectation.Event("a", "payment.settled", 1, null, null),
                expected("expect \"a\" once event payment.settled"));
        assertEquals(
                new Expectation.Event("a", "payment.settled", 0, null, null),
                expected("expect \"a\" no event payment.settled"));
        assertEquals(new Expectation.Listed("a", 0), expected("expect nothing of \"a\""));
        assertEquals(
                new Expectation.Ledger("uk-fps", "settled", 2, "3.00"),
                expected("expect ledger uk-fps settled +2 3.00"));
        assertEquals(
                new Expectation.Parked("uk-fps", "PARK-XML", 2, "a"),
                expected("expect parked uk-fps PARK-XML times 2 of \"a\""));
        assertEquals(
                new Expectation.Link("uk-fps", "duplicates", 1, null), expected("expect link uk-fps duplicates +1"));
        assertEquals(
                new Expectation.Report("w", true, "block 1", "PART"),
                expected("expect some report \"w\" block 1 PART"));
        assertEquals(
                new Expectation.Header("X", new Match(Match.How.ABSENT, Set.of())), expected("expect no header X"));
    }

    @Test
    void waitingAndWatchingTakeSeconds() {
        Step.Wait wait = assertInstanceOf(Step.Wait.class, step("wait 20s until \"a\" is settled"));
        assertEquals(Duration.ofSeconds(20), wait.atMost());
        assertInstanceOf(Step.Watch.class, step("watch 2s that \"a\" is settled"));
        assertThrows(ScriptError.class, () -> step("wait 20 until \"a\" is settled"));
    }

    @Test
    void aFileHasBlocksAndItems() {
        Step.Drop drop = assertInstanceOf(
                Step.Drop.class,
                step(
                        "drop \"w\" with-wrong-sum block from A GBP 1.00 to B reference \"x\" times 3 GBP 2.00 to C block from D in 2 days EUR 1.00 to E"));
        assertEquals(5, drop.file().count());
        assertEquals(Step.FileFlaw.WRONG_SUM, drop.file().flaw());
        assertEquals(2, drop.file().blocks().get(1).days());
        assertEquals(
                new Step.Item("GBP", "2.00", "C", null, null),
                drop.file().blocks().getFirst().items().get(3));
    }

    @Test
    void aFileMayGoByAnotherChannelInAnotherVersionAndNameItsPayments() {
        Step.Drop drop = assertInstanceOf(
                Step.Drop.class,
                step(
                        "drop \"w\" to other in-version-03 block from A GBP 1.00 to B uetr 6e7c1f0a-52b3-4d7e-9a41-0c5d8e2f7b13"));
        assertEquals("other", drop.channel());
        assertEquals(Step.FileFlaw.OLD_VERSION, drop.file().flaw());
        assertEquals(
                "6e7c1f0a-52b3-4d7e-9a41-0c5d8e2f7b13",
                drop.file().blocks().getFirst().items().getFirst().uetr());
        Step.Drop again = assertInstanceOf(
                Step.Drop.class, step("drop \"v\" with-message-id-of \"w\" block from A GBP 1.00 to B"));
        assertEquals("w", again.file().messageIdOf());
    }

    @Test
    void killingAndStoppingAreInterruptions() {
        assertTrue(Script.parse("s", "n", "# T\ncrash\nrestart\n").interrupts());
        assertTrue(Script.parse("s", "n", "# T\nstop\nrestart\n").interrupts());
        assertFalse(Script.parse("s", "n", "# T\nlink uk-fps stop\n").interrupts());
    }

    private static Step step(String text) {
        return StepParser.parse(new Words(text));
    }

    private static Expectation expected(String text) {
        return assertInstanceOf(Step.Expect.class, step(text)).that();
    }
}
