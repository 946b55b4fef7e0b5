package io.railhead.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.simulator.Gateway.Order;
import io.railhead.simulator.PlannedAnswer.JmsType;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each magic amount and each token makes the counterpart say, in which order, and book. */
final class BehaviourTest {
    @TempDir
    Path folder;

    private Desk desk;
    private PublicKey schemeKey;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
        schemeKey = desk.schemeKeys.certificate().getPublicKey();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void theLastDigitsOfASmallAmountChoose() {
        assertEquals("RJCT AC03", said(amount("10.19"), 0));
        assertEquals("ACSC", said(amount("10.27"), 0));
        assertEquals("admi FF01", said(amount("0.13"), 0));
        assertEquals(List.of(), amount("10.97"));
        assertEquals(2, amount("10.77").size());
        assertDelay(amount("99.91"), Duration.ofSeconds(8));
        assertDelay(amount("10.99"), Duration.ofSeconds(25));
        assertEquals("ACSC", said(amount("10.01"), 0));
        assertEquals(5, desk.totals().settled().count());
        assertEquals(3, desk.totals().rejected().count());
    }

    @Test
    void amountsFromAHundredUpwardsAndWithoutMagicAreOrdinary() {
        assertEquals("ACSC", said(amount("100.19"), 0));
        assertEquals("ACSC", said(amount("1000.97"), 0));
        desk.counterpart = desk.counterpart(false);
        assertEquals("ACSC", said(amount("10.19"), 0));
        assertEquals("RJCT AC04", said(token("SIM:reject:AC04"), 0));
    }

    @Test
    void aTokenIsFoundAnywhereInTheReferenceAndInAnyCase() {
        assertEquals("RJCT AC04", said(token("Invoice 7 sim:REJECT:ac04 thanks"), 0));
        assertEquals("RJCT AC03", said(token("SIM:reject"), 0));
        assertEquals("ACSC", said(token("PSIM:reject"), 0));
        assertEquals("RJCT NARR", said(token("SIM:rejekt"), 0));
    }

    @Test
    void silenceIsRejectedInTheBooks() {
        assertEquals(List.of(), token("SIM:silent"));
        assertEquals(1, desk.totals().rejected().count());
    }

    @Test
    void aDelayIsGivenInSecondsAndBounded() {
        assertDelay(token("SIM:delay:3"), Duration.ofSeconds(3));
        assertDelay(token("SIM:delay:99999"), Duration.ofMinutes(10));
        assertDelay(token("SIM:delay:soon"), Duration.ofSeconds(8));
    }

    @Test
    void aDuplicateRefusalIsBookedAllTheSame() {
        assertEquals("RJCT AM05", said(token("SIM:duplicate-refusal"), 0));
        assertEquals("RJCT DU03", said(token("SIM:duplicate-refusal:DU03"), 0));
        assertEquals("admi AM05", said(token("SIM:admi-duplicate"), 0));
        assertEquals(3, desk.totals().settled().count());
        assertEquals(0, desk.totals().rejected().count());
    }

    @Test
    void aRefusalWithoutBookingIsInNoSum() {
        assertEquals("RJCT AM05", said(token("SIM:no-booking-reject"), 0));
        assertEquals(new LinkTotals(LinkTotals.Tally.NONE, LinkTotals.Tally.NONE, 0), desk.totals());
    }

    @Test
    void aMessageIsRejectedAsAWhole() {
        assertEquals("admi FF01", said(token("SIM:admi"), 0));
        assertEquals("admi FF10", said(token("SIM:admi:FF10"), 0));
        assertEquals(2, desk.totals().rejected().count());
    }

    @Test
    void twiceMeansTheSameBytes() {
        List<PlannedAnswer> answers = token("SIM:twice");
        assertEquals(2, answers.size());
        assertArrayEquals(answers.get(0).bytes(), answers.get(1).bytes());
    }

    @Test
    void aBadSignatureAWrongKeyAndAnUnsignedHeaderDoNotVerifyAsTheSchemes() throws Exception {
        assertFalse(only(token("SIM:bad-signature")).verifies(schemeKey));
        assertFalse(only(token("SIM:wrong-key")).verifies(schemeKey));
        ReadAnswer unsigned = only(token("SIM:unsigned-header"));
        assertFalse(unsigned.text().contains("URI=\"\""));
        assertTrue(unsigned.verifies(schemeKey), "what it does sign is right, which is the trap");
        assertEquals(3, desk.totals().settled().count());
    }

    @Test
    void theWrongPartySignsProperly() throws Exception {
        ReadAnswer answer = only(token("SIM:wrong-party"));
        assertTrue(answer.verifies(schemeKey));
        assertTrue(answer.header().contains("ZZZZGB2LXXX"));
    }

    @Test
    void anAnswerAboutNobodysPaymentComesBeforeTheRightOne() throws Exception {
        Order order = Order.of("10.00", "SIM:unknown-payment");
        List<PlannedAnswer> answers = desk.receive(order);
        assertTrue(ReadAnswer.of(answers.get(0)).verifies(schemeKey));
        assertNotEquals("T" + order.core(), ReadAnswer.of(answers.get(0)).value("OrgnlTxId"));
        assertNotEquals(order.uetr(), ReadAnswer.of(answers.get(0)).value("OrgnlUETR"));
        assertEquals("T" + order.core(), ReadAnswer.of(answers.get(1)).value("OrgnlTxId"));
    }

    @Test
    void theSameMessageIdCarriesAnotherDocument() throws Exception {
        List<PlannedAnswer> answers = token("SIM:other-document");
        ReadAnswer first = ReadAnswer.of(answers.get(0));
        ReadAnswer second = ReadAnswer.of(answers.get(1));
        assertEquals(first.value("BizMsgIdr"), second.value("BizMsgIdr"));
        assertEquals("ACSC", first.value("TxSts"));
        assertEquals("RJCT", second.value("TxSts"));
        assertTrue(second.verifies(schemeKey));
    }

    @Test
    void aNewHeaderCarriesTheSameDocument() throws Exception {
        List<PlannedAnswer> answers = token("SIM:new-header");
        ReadAnswer first = ReadAnswer.of(answers.get(0));
        ReadAnswer second = ReadAnswer.of(answers.get(1));
        assertEquals(first.value("BizMsgIdr"), second.value("BizMsgIdr"));
        assertEquals(first.document(), second.document());
        assertNotEquals(first.value("CreDt"), second.value("CreDt"));
        assertTrue(second.verifies(schemeKey));
    }

    @Test
    void contradictionsAndEarlierWordsComeInOrder() {
        assertSaid("SIM:negative-after-positive", "ACSC", "RJCT AC03");
        assertSaid("SIM:positive-after-negative", "RJCT AC03", "ACSC");
        assertSaid("SIM:agreed", "ACTC", "ACSC");
        assertSaid("SIM:informed", "ACSP", "ACSC");
        assertEquals(3, desk.totals().settled().count());
        assertEquals(1, desk.totals().rejected().count());
    }

    @Test
    void nuisancesComeBeforeTheRightAnswer() {
        assertEquals(JmsType.OBJECT, nuisance("SIM:object-message").jmsType());
        assertEquals(JmsType.TEXT, nuisance("SIM:text-message").jmsType());
        assertFalse(ReadAnswer.of(nuisance("SIM:garbage")).text().startsWith("<"));
        assertTrue(ReadAnswer.of(nuisance("SIM:doctype")).text().startsWith("<!DOCTYPE"));
        assertEquals(
                "camt.998.001.03",
                ReadAnswer.of(nuisance("SIM:unknown-message")).value("MsgDefIdr"));
    }

    @Test
    void everyBehaviourHasItsTokenAndBooksAtMostOnce() {
        long expected = 0;
        for (Behaviour.Kind kind : Behaviour.Kind.values()) {
            token("SIM:" + kind.token());
            expected++;
        }
        LinkTotals totals = desk.totals();
        assertEquals(expected - 1, totals.settled().count() + totals.rejected().count());
        assertEquals(0, totals.doubled());
    }

    private PlannedAnswer nuisance(String token) {
        List<PlannedAnswer> answers = token(token);
        assertEquals(2, answers.size());
        assertEquals("ACSC", said(answers, 1));
        assertEquals(JmsType.BYTES, answers.get(1).jmsType());
        return answers.get(0);
    }

    private void assertSaid(String token, String first, String second) {
        List<PlannedAnswer> answers = token(token);
        assertEquals(2, answers.size());
        assertEquals(first, said(answers, 0));
        assertEquals(second, said(answers, 1));
    }

    private static void assertDelay(List<PlannedAnswer> answers, Duration delay) {
        assertEquals("ACSC", said(answers, 0));
        assertEquals(1, answers.size());
        assertEquals(delay, answers.getFirst().delay());
    }

    private static String said(List<PlannedAnswer> answers, int which) {
        ReadAnswer answer = ReadAnswer.of(answers.get(which));
        if ("admi.002.001.01".equals(answer.value("MsgDefIdr"))) {
            return "admi " + answer.value("RjctgPtyRsn");
        }
        String reason = answer.value("Cd");
        return answer.value("TxSts") + (reason == null ? "" : " " + reason);
    }

    private List<PlannedAnswer> amount(String amount) {
        return desk.receive(Order.of(amount));
    }

    private List<PlannedAnswer> token(String reference) {
        return desk.receive(Order.of("10.00", reference));
    }

    private static ReadAnswer only(List<PlannedAnswer> answers) {
        assertEquals(1, answers.size());
        return ReadAnswer.of(answers.getFirst());
    }
}
