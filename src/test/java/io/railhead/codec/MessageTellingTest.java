package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTellingTest {
    private static final String FILE = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.%s"><CstmrCdtTrfInitn><GrpHdr><MsgId>M</MsgId>\
            </GrpHdr><PmtInf><PmtInfId>A</PmtInfId>%s<Dbtr><Nm>Acme</Nm><PstlAdr><StrtNm>High Street</StrtNm>\
            <Ctry>GB</Ctry></PstlAdr></Dbtr><DbtrAgt><FinInstnId><BIC>NWBKGB2L</BIC></FinInstnId></DbtrAgt>""";

    private static final String ITEM = "<CdtTrfTxInf><Amt><InstdAmt Ccy=\"GBP\">1.00</InstdAmt></Amt></CdtTrfTxInf>";
    private static final String END = "</PmtInf></CstmrCdtTrfInitn></Document>";

    @Test
    void aMessageOfOursIsToldWholeInItsEnvelope() {
        byte[] wire = Samples.wire(CreditTransferWriter.write(Samples.creditTransfer()));
        List<Told> told = told(new ByteArrayInputStream(wire));

        Told.Begins header = (Told.Begins) told.getFirst();
        assertEquals("business application header", header.title());
        Told.Statement transaction = statement(told, Told.Kind.TRANSACTION);
        assertEquals(Samples.creditTransfer().transfer().endToEndId(), transaction.text(Fact.END_TO_END_ID));
        assertEquals(Samples.creditTransfer().transfer().amount().decimal(), transaction.text(Fact.AMOUNT));
        assertEquals(Samples.creditTransfer().transfer().debtor().name(), transaction.text(Fact.DEBTOR));
        assertEquals(2, told.stream().filter(Told.Ends.class::isInstance).count());
        assertEquals(
                Samples.creditTransfer().header().businessMessageId(),
                statement(told, Told.Kind.HEADER).text(Fact.BUSINESS_MESSAGE_ID));
    }

    @Test
    void aBlockIsToldBeforeItsTransactionsAndOnce() {
        String text = FILE.formatted("09", "<ReqdExctnDt><Dt>2026-01-31</Dt></ReqdExctnDt>") + ITEM + ITEM + END;
        List<Told.Kind> kinds = kinds(text);
        assertEquals(List.of(Told.Kind.GROUP, Told.Kind.BLOCK, Told.Kind.TRANSACTION, Told.Kind.TRANSACTION), kinds);
    }

    @Test
    void theSameFactIsFoundWhereverAVersionPutsIt() {
        for (String date :
                List.of("<ReqdExctnDt><Dt>2026-01-31</Dt></ReqdExctnDt>", "<ReqdExctnDt>2026-01-31</ReqdExctnDt>")) {
            Told.Statement block = statement(told(stream(FILE.formatted("03", date) + ITEM + END)), Told.Kind.BLOCK);
            assertEquals("2026-01-31", block.text(Fact.EXECUTION_DATE));
            assertEquals("NWBKGB2L", block.text(Fact.DEBTOR_AGENT));
            assertEquals(List.of("High Street", "GB"), block.facts().get(Fact.DEBTOR_ADDRESS));
        }
    }

    @Test
    void whatHasNoFactIsCountedAndWhatNoNamespaceIsPassedOver() {
        String text = "<wrap><Other>x</Other>" + FILE.formatted("09", "<BtchBookg>true</BtchBookg>") + END + "</wrap>";
        assertEquals(1, statement(told(stream(text)), Told.Kind.BLOCK).unsaid());
    }

    @Test
    void piecesWithoutTheirRootAreRecognised() {
        String text = "<x xmlns:p='urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10'><p:FIToFIPmtStsRpt><p:TxInfAndSts>"
                + "<p:TxSts>ACSC</p:TxSts></p:TxInfAndSts></p:FIToFIPmtStsRpt></x>";
        assertEquals(
                "ACSC", statement(told(stream(text)), Told.Kind.TRANSACTION).text(Fact.STATUS));
    }

    @Test
    void oneFactNeverGrowsWithoutEnd() {
        String many = "<RmtInf><Ustrd>x</Ustrd></RmtInf>".repeat(1000);
        String text = FILE.formatted("09", "") + ITEM.replace("</CdtTrfTxInf>", many + "</CdtTrfTxInf>") + END;
        Told.Statement transaction = statement(told(stream(text)), Told.Kind.TRANSACTION);
        assertEquals(
                64, transaction.facts().getOrDefault(Fact.REMITTANCE, List.of()).size());
        assertEquals(936, transaction.unsaid());
    }

    /** Far more than the heap of this test could hold as a whole is not needed: it must not be held at all. */
    @Test
    void aLargeFileStreamsBy() {
        int count = 200_000;
        InputStream endless = new Repeated(FILE.formatted("09", ""), ITEM, count, END);
        int transactions = 0;
        try (MessageTelling telling = new MessageTelling(endless)) {
            for (Told next = telling.next(); next != null; next = telling.next()) {
                transactions += next instanceof Told.Statement said && said.kind() == Told.Kind.TRANSACTION ? 1 : 0;
            }
        }
        assertEquals(count, transactions);
    }

    @Test
    void aStrangeRootIsRememberedAndBrokenXmlIsRefused() {
        try (MessageTelling telling = new MessageTelling(stream("<Document xmlns='urn:x'><a/></Document>"))) {
            assertEquals(null, telling.next());
            assertEquals("urn:x", telling.strangeRoot());
        }
        assertThrows(XmlRefused.class, () -> told(stream("<Document><a></Document>")));
        // the parser looks at a text only when it is asked for
        assertThrows(
                XmlRefused.class, () -> told(stream(FILE.formatted("09", "").substring(0, 120))));
    }

    @Test
    void aTreeHasEveryElementWithItsDepth() {
        List<String> lines = new ArrayList<>();
        try (TreeTelling telling = new TreeTelling(stream("<a><b x='1'>t</b><c><d/></c></a>"))) {
            for (TreeTelling.Element next = telling.next(); next != null; next = telling.next()) {
                lines.add(next.depth() + next.name() + "=" + next.text());
            }
        }
        assertEquals(List.of("0a=", "1b x=1=t", "1c=", "2d="), lines);
    }

    private static List<Told> told(InputStream in) {
        List<Told> told = new ArrayList<>();
        try (MessageTelling telling = new MessageTelling(in)) {
            for (Told next = telling.next(); next != null; next = telling.next()) {
                told.add(next);
            }
        }
        return Collections.unmodifiableList(told);
    }

    private static List<Told.Kind> kinds(String text) {
        return told(stream(text)).stream()
                .filter(Told.Statement.class::isInstance)
                .map(each -> ((Told.Statement) each).kind())
                .toList();
    }

    private static Told.Statement statement(List<Told> told, Told.Kind kind) {
        List<Told.Statement> found = told.stream()
                .filter(Told.Statement.class::isInstance)
                .map(Told.Statement.class::cast)
                .filter(each -> each.kind() == kind)
                .toList();
        assertTrue(!found.isEmpty(), "no " + kind);
        return found.getFirst();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(Samples.utf8(text));
    }

    /** A beginning, the same again and again, and an end. */
    private static final class Repeated extends InputStream {
        private final String again;
        private final String end;
        private int left;
        private InputStream now;

        Repeated(String begin, String again, int count, String end) {
            this.now = stream(begin);
            this.again = again;
            this.left = count;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = now.read(bytes, from, length);
            while (read < 0 && left >= 0) {
                now = stream(left-- > 0 ? again : end);
                read = now.read(bytes, from, length);
            }
            return read;
        }
    }
}
