package io.railhead.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.Definition;
import io.railhead.simulator.Gateway.Order;
import io.railhead.simulator.Notary.Seal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the counterpart believes, books and refuses. */
final class CounterpartTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void aGoodPaymentIsBookedAndAnsweredWithTheFinalPositive() throws Exception {
        Order order = Order.of("10.00");
        ReadAnswer answer = only(desk.receive(order));
        assertEquals("ACSC", answer.value("TxSts"));
        assertEquals("M" + order.core(), answer.value("OrgnlMsgId"));
        assertEquals("pacs.008.001.08", answer.value("OrgnlMsgNmId"));
        assertEquals("I" + order.core(), answer.value("OrgnlInstrId"));
        assertEquals("T" + order.core(), answer.value("OrgnlTxId"));
        assertEquals("INV-1001", answer.value("OrgnlEndToEndId"));
        assertEquals(order.uetr(), answer.value("OrgnlUETR"));
        assertEquals("2026-03-16", answer.value("Dt"));
        assertTrue(String.valueOf(answer.value("ClrSysRef")).startsWith("UKFPGB2L-20260314-"));
        assertEquals(answer.value("BizMsgIdr"), answer.value("MsgId"));
        assertTrue(answer.verifies(desk.schemeKeys.certificate().getPublicKey()));
        assertFalse(answer.verifies(desk.gatewayKeys.certificate().getPublicKey()));
        assertEquals("{\"count\":1,\"sum\":{\"GBP\":\"10.00\"}}", json("settled"));
        assertEquals(0, desk.totals().doubled());
    }

    @Test
    void aPaymentSignedByTheJdksOwnSignerIsAccepted() throws Exception {
        byte[] message = JdkSigned.message(Gateway.letter(Order.of("10.00")), desk.gatewayKeys);
        assertEquals("ACSC", only(desk.counterpart.receive(message)).value("TxSts"));
    }

    @Test
    void aDocumentThatIsNotInCanonicalFormIsFoundOutThoughItsOctetsWereSigned() {
        refused(notCanonical(), "DS0B");
    }

    @Test
    void afterTheFirstMessagesOneInSixteenIsStillVerifiedAsTheStandardSays() {
        for (int i = 0; i < SignatureCheck.FIRST; i++) {
            desk.receive(Order.of("10.00"));
        }
        List<String> said = IntStream.range(0, SignatureCheck.EVERY)
                .mapToObj(i -> only(desk.counterpart.receive(notCanonical())).value("MsgDefIdr"))
                .toList();
        assertEquals(1, Collections.frequency(said, "admi.002.001.01"));
        assertEquals(SignatureCheck.EVERY - 1, Collections.frequency(said, "pacs.002.001.10"));
    }

    private byte[] notCanonical() {
        String document = Gateway.document(Order.of("10.00"));
        return sealed(document.replace("<IntrBkSttlmAmt Ccy", "<IntrBkSttlmAmt  Ccy"));
    }

    @Test
    void anRsaKeyIsAsGood() throws Exception {
        KeyPair pair = TestKeys.rsaPair();
        byte[] sealed =
                new Notary(TestKeys.uncertified(pair), null).seal(Gateway.letter(Order.of("10.00")), Seal.PROPER);
        ReadAnswer message = new ReadAnswer(new String(sealed, StandardCharsets.UTF_8));
        assertTrue(message.verifies(pair.getPublic()));
    }

    @Test
    void everySingleChangedByteIsRefused() {
        byte[] good = desk.gateway.message(Order.of("10.00"));
        // Longer than the tree is asked for every message: both ways of verifying meet changed bytes.
        for (int i = 0; i < good.length; i += 7) {
            byte[] changed = good.clone();
            changed[i] ^= 1;
            for (PlannedAnswer answer : desk.counterpart.receive(changed)) {
                assertTrue(ReadAnswer.of(answer).text().contains("admi.002"), "byte " + i + " changed and accepted");
            }
        }
        assertEquals(LinkTotals.NONE, desk.totals());
    }

    @Test
    void tamperedTextIsRefusedWhereverItStands() {
        String good = desk.gateway.text(Order.of("10.00"));
        refused(good.replace(">10.00<", ">90.00<"), "DS0B");
        refused(good.replace("GB33BUKB20201555555555", "GB29NWBK60161331926819"), "DS0B");
        refused(good.replace("<CreDt>2026", "<CreDt>2025"), "DS0B");
        refused(good.replace("CN=gateway", "CN=Gateway"), "DS0B");
        refused(good.replace("<Nm>Ada", "<Nm> Ada"), "DS0B");
        refused(
                good.replace(
                        desk.gatewayKeys.signingKey().thumbprint(),
                        desk.schemeKeys.signingKey().thumbprint()),
                "DS0E");
        assertEquals(LinkTotals.NONE, desk.totals());
    }

    @Test
    void aSignatureThatLeavesSomethingOutOrIsByAnotherKeyIsRefused() {
        Order order = Order.of("10.00");
        refused(desk.gateway.message(order, Seal.BROKEN), "DS0B");
        refused(desk.gateway.message(order, Seal.STRANGER), "DS0E");
        refused(desk.gateway.message(order, Seal.WITHOUT_HEADER), "DS0B");
        String text = desk.gateway.text(order);
        refused(text.replaceAll("<ds:Signature .*</ds:Signature>", ""), "DS0B", "FF01");
        refused(text.replaceAll("<Sgntr>.*</Sgntr>", ""), "DS0B");
        assertEquals(LinkTotals.NONE, desk.totals());
    }

    @Test
    void anExpiredSigningCertificateIsRefused() throws Exception {
        TestKeys old = TestKeys.make("gateway", null, Instant.parse("2026-03-01T00:00:00Z"));
        try (Desk other = new Desk(folder.resolve("old"), old)) {
            ReadAnswer answer = only(other.receive(Order.of("10.00")));
            assertEquals("DS0E", answer.value("RjctgPtyRsn"));
        }
    }

    @Test
    void anotherSenderOrReceiverIsRefused() {
        Letter letter = Gateway.letter(Order.of("10.00"));
        refused(desk.gateway.seal(letter.from("NWBKGB2LXXX")), "DS0H");
        Letter elsewhere = new Letter(
                letter.from(),
                "CSMGDEFFXXX",
                letter.messageId(),
                letter.definition(),
                letter.created(),
                letter.document());
        refused(desk.gateway.seal(elsewhere), "DS0H");
    }

    @Test
    void whatNoSignedMessageMayHoldIsRefusedUnread() {
        String good = desk.gateway.text(Order.of("10.00"));
        refused("<!DOCTYPE x [<!ENTITY e \"y\">]>" + good, "FF01");
        refused("<?xml version=\"1.0\"?>" + good, "FF01");
        refused(good.replace("GB33BUKB", "GB33<!---->BUKB"), "FF01");
        refused(good.replace("GB33BUKB", "<![CDATA[GB33]]>BUKB"), "FF01");
        refused(good.getBytes(StandardCharsets.UTF_16), "FF01");
        refused(good.substring(0, good.length() / 2), "FF01");
        refused(new byte[0], "FF01");
        refused("Good morning", "FF01");
        refused(good.replace("</BizMsgEnvlp>", "<Doc></Doc></BizMsgEnvlp>"), "FF01");
    }

    @Test
    void aSecondDocumentBesideTheSignedOneIsRefused() {
        String good = desk.gateway.text(Order.of("10.00"));
        String evil = Gateway.document(Order.of("9999.00"));
        refused(good.replace("<Doc>", "<Doc>" + evil), "FF01");
        refused(good.replace("</Doc>", evil + "</Doc>"), "FF01");
        refused(good.replaceAll("<Doc>.*</Doc>", "<Doc>" + evil + "</Doc>"), "DS0B");
    }

    @Test
    void moreThanOneTransactionIsRefused() {
        String document = Gateway.document(Order.of("10.00"));
        int from = document.indexOf("<CdtTrfTxInf>");
        int to = document.indexOf("</CdtTrfTxInf>") + "</CdtTrfTxInf>".length();
        refused(sealed(document.substring(0, to) + document.substring(from)), "FF01");
    }

    @Test
    void aSchemaInvalidMessageIsRefusedWithoutRepeatingItsContent() {
        Assumptions.assumeTrue(
                getClass().getClassLoader().getResource("schemas/pacs.008.001.08.xsd") != null,
                "no schema of pacs.008.001.08 on the class path");
        String document = Gateway.document(Order.of("10.00"));
        ReadAnswer answer =
                only(desk.counterpart.receive(sealed(document.replace("GB33BUKB20201555555555", "NOT AN IBAN"))));
        assertEquals("FF01", answer.value("RjctgPtyRsn"));
        assertTrue(String.valueOf(answer.value("RsnDesc")).contains("IBAN"));
        assertFalse(answer.text().contains("NOT AN IBAN"));
        refused(sealed(document.replace("<ChrgBr>SLEV</ChrgBr>", "")), "FF01");
    }

    @Test
    void aRefusalNamesTheMessageAndAnUnsupportedDefinitionIsRefused() throws Exception {
        Order order = Order.of("10.00");
        ReadAnswer answer = only(desk.counterpart.receive(desk.gateway.message(order, Seal.BROKEN)));
        assertEquals("M" + order.core(), answer.value("Ref"));
        assertTrue(answer.verifies(desk.schemeKeys.certificate().getPublicKey()));
        refused(other("camt.056.001.08", "<FIToFIPmtCxlReq></FIToFIPmtCxlReq>"), "FF01");
    }

    @Test
    void anAnswerIsNeverAnswered() {
        assertEquals(
                List.of(), desk.counterpart.receive(other("admi.002.001.01", "<admi.002.001.01></admi.002.001.01>")));
        assertEquals(
                List.of(), desk.counterpart.receive(other("pacs.002.001.10", "<FIToFIPmtStsRpt></FIToFIPmtStsRpt>")));
    }

    @Test
    void aRepeatGetsTheSameBytesAndIsNotBookedTwice() throws Exception {
        byte[] message = desk.gateway.message(Order.of("10.00"));
        byte[] first = single(desk.counterpart.receive(message)).bytes();
        assertArrayEquals(first, single(desk.counterpart.receive(message)).bytes());
        desk.restart();
        desk.clock.forward(Duration.ofHours(1));
        assertArrayEquals(first, single(desk.counterpart.receive(message)).bytes());
        assertEquals(1, desk.totals().settled().count());
        assertEquals(0, desk.totals().doubled());
    }

    @Test
    void theSameDocumentUnderAnotherHeaderIsARepeatToo() {
        Letter letter = Gateway.letter(Order.of("10.00"));
        byte[] first =
                single(desk.counterpart.receive(desk.gateway.seal(letter))).bytes();
        Letter later = letter.created(letter.created().plusSeconds(3));
        assertArrayEquals(
                first,
                single(desk.counterpart.receive(desk.gateway.seal(later))).bytes());
        assertEquals(1, desk.totals().settled().count());
    }

    @Test
    void otherContentUnderTheSameIdsIsRefusedAsADuplicate() {
        Order order = Order.of("10.00");
        desk.receive(order);
        Order fresh = Order.of("10.00");
        for (Order clash : List.of(order.amount("11.00"), order.uetr(fresh.uetr()), order.core(fresh.core()))) {
            ReadAnswer answer = only(desk.receive(clash));
            assertEquals("RJCT", answer.value("TxSts"));
            assertEquals("AM05", answer.value("Cd"));
        }
        assertEquals("{\"count\":1,\"sum\":{\"GBP\":\"10.00\"}}", json("settled"));
        assertEquals(0, desk.totals().rejected().count());
        assertEquals(0, desk.totals().doubled());
    }

    @Test
    void anotherCurrencyIsRejected() {
        ReadAnswer answer = only(desk.receive(Order.of("10.00").currency("EUR")));
        assertEquals("AM03", answer.value("Cd"));
        assertNull(answer.value("FctvIntrBkSttlmDt"));
        assertEquals("{\"count\":1,\"sum\":{\"EUR\":\"10.00\"}}", json("rejected"));
    }

    @Test
    void twoPaymentsGetTwoReferences() {
        assertNotEquals(
                only(desk.receive(Order.of("10.00"))).value("ClrSysRef"),
                only(desk.receive(Order.of("10.00"))).value("ClrSysRef"));
    }

    private String json(String which) {
        String all = desk.totals().json();
        int from = all.indexOf("\"" + which + "\":") + which.length() + 3;
        return all.substring(from, all.indexOf("}}", from) + 2);
    }

    private byte[] sealed(String document) {
        Letter letter = Gateway.letter(Order.of("10.00"));
        String id = document.replaceAll(".*<MsgId>(.*?)</MsgId>.*", "$1");
        return desk.gateway.seal(
                new Letter(letter.from(), letter.to(), id, letter.definition(), letter.created(), document));
    }

    private byte[] other(String definition, String content) {
        Definition named = new Definition(definition);
        return desk.gateway.seal(new Letter(
                Gateway.BIC,
                Gateway.SCHEME_BIC,
                "M1",
                named,
                Gateway.CREATED,
                "<Document xmlns=\"" + named.namespace() + "\">" + content + "</Document>"));
    }

    private void refused(String message, String... codes) {
        refused(message.getBytes(StandardCharsets.UTF_8), codes);
    }

    private void refused(byte[] message, String... codes) {
        ReadAnswer answer = only(desk.counterpart.receive(message));
        assertEquals("admi.002.001.01", answer.value("MsgDefIdr"));
        assertTrue(List.of(codes).contains(answer.value("RjctgPtyRsn")), answer.text());
    }

    private static ReadAnswer only(List<PlannedAnswer> answers) {
        return ReadAnswer.of(single(answers));
    }

    private static PlannedAnswer single(List<PlannedAnswer> answers) {
        assertEquals(1, answers.size());
        return answers.getFirst();
    }
}
