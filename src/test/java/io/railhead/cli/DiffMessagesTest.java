package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.cli.CliFixture.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two files are compared by what they say, not by how they are written. */
class DiffMessagesTest {
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String ONE = "<Document xmlns='" + ISO + "pacs.008.001.08'><FIToFICstmrCdtTrf><GrpHdr>"
            + "<CreDtTm>2026-01-31T12:00:00Z</CreDtTm></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>0010</EndToEndId></PmtId>"
            + "<IntrBkSttlmAmt Ccy='GBP'>10.00</IntrBkSttlmAmt></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>";

    @TempDir
    Path folder;

    @Test
    void layoutPrefixesWrappersZerosAndTimeZonesDoNotCount() throws IOException {
        String other = "<!-- by hand --><x xmlns:p='" + ISO + "pacs.008.001.08'>\n"
                + ONE.replaceAll(" xmlns='[^']*'", "")
                        .replaceAll("<(/?)(?=\\w)", "<$1p:")
                        .replace(">10.00<", ">10<")
                        .replace("12:00:00Z", "13:00:00.000+01:00")
                        .replace("0010", " 0010\n")
                + "</x>";
        Ran ran = diff(ONE, other);
        assertEquals(0, ran.status(), ran.out() + ran.err());
        assertEquals("The same in meaning, 3 fields.\n", ran.out());
    }

    @Test
    void whatIsSaidDifferentlyIsNamedInWords() throws IOException {
        Ran ran = diff(ONE, ONE.replace("0010", "10").replace("Ccy='GBP'", "Ccy='EUR'"));
        assertEquals(1, ran.status());
        assertTrue(
                ran.out()
                        .contains("credit transfer transaction information, payment identification, end-to-end"
                                + " identification\n  - 0010\n  + 10\n"),
                ran.out());
        assertTrue(ran.out().contains("  - GBP 10.00\n  + EUR 10.00\n2 fields differ.\n"), ran.out());
    }

    @Test
    void whatOnlyOneSaysAndOtherPartsAreDifferencesToo() throws IOException {
        Ran more = diff(ONE, ONE.replaceAll("<PmtId>.*</PmtId>", ""));
        assertTrue(more.out().contains("  - 0010\n  + nothing\n1 field differs."), more.out());
        Ran version = diff(ONE, ONE.replace("001.08", "001.10"));
        assertTrue(version.out().contains("parts\n  - pacs.008.001.08\n  + pacs.008.001.10\n"), version.out());
        assertTrue(version.out().endsWith("\n1 field differs.\n"), version.out());
        assertEquals(1, version.status());
    }

    @Test
    void partsAreHeldAgainstTheirLike() throws IOException {
        String header = "<AppHdr xmlns='" + ISO + "head.001.001.02'><BizMsgIdr>B1</BizMsgIdr></AppHdr>";
        Ran headed = diff(ONE, "<x>" + header + ONE + "</x>");
        assertEquals(
                "parts\n  - pacs.008.001.08\n  + head.001.001.02 pacs.008.001.08\n"
                        + "head.001.001.02  business message identifier\n  - nothing\n  + B1\n2 fields differ.\n",
                headed.out());
        Ran second = diff("<x>" + ONE + ONE + "</x>", "<x>" + ONE + ONE.replace("0010", "0011") + "</x>");
        assertTrue(second.out().startsWith("pacs.008.001.08 (number 2)  "), second.out());
        assertTrue(second.out().endsWith("  - 0010\n  + 0011\n1 field differs.\n"), second.out());
    }

    @Test
    void headersAreComparedToo() throws IOException {
        String header =
                "<x><AppHdr xmlns='" + ISO + "head.001.001.02'><BizMsgIdr>B1</BizMsgIdr></AppHdr>" + ONE + "</x>";
        Ran ran = diff(header, header.replace("B1", "B2"));
        assertTrue(
                ran.out().contains("head.001.001.02  business message identifier\n  - B1\n  + B2\n1 field differs."),
                ran.out());
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        String a = file("a.xml", ONE);
        String b = file("b.xml", ONE.replace("0010", "0011"));
        JsonNode said = new JsonMapper()
                .readTree(CliFixture.runAt(folder, "message", "diff", "--json", a, b)
                        .out());
        assertEquals("0011", said.at("/differences/0/b").asText(), said::toString);
        assertEquals(false, said.path("same").asBoolean(true));
    }

    @Test
    void whatCannotBeReadIsNotCalledDifferentOrTheSame() throws IOException {
        for (String broken : new String[] {"", "{}", "<a/>", ONE.substring(0, 200)}) {
            Ran ran = diff(ONE, broken);
            assertEquals(1, ran.status());
            assertEquals("", ran.out());
            assertTrue(ran.err().contains("b.xml  "), ran.err());
        }
        assertEquals(2, CliFixture.runAt(folder, "message", "diff", "a.xml").status());
    }

    private Ran diff(String a, String b) throws IOException {
        return CliFixture.runAt(folder, "message", "diff", file("a.xml", a), file("b.xml", b));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
