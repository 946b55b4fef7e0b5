package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.cli.CliFixture.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account statement is a table of entries, and is held against its own balances and sums. */
class ShowStatementTest {
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String STATEMENT = "<Document xmlns='" + ISO + "camt.053.001.08'><BkToCstmrStmt>"
            + "<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-01-31T22:00:00Z</CreDtTm></GrpHdr><Stmt><Id>31</Id>"
            + "<Acct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id><Ccy>GBP</Ccy></Acct>"
            + balance("OPBD", "100.00") + balance("CLBD", "85.50")
            + "<TxsSummry><TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>10.00</Sum></TtlCdtNtries></TxsSummry>"
            + entry("10.00", "CRDT", "BOOK", "Dbtr", "Ada Example", "INV-1")
            + entry("24.50", "DBIT", "BOOK", "Cdtr", "Bob Example", "NOTPROVIDED")
            + entry("5.00", "DBIT", "PDNG", "Cdtr", "Cid Example", "INV-3") + "</Stmt></BkToCstmrStmt></Document>";

    @TempDir
    Path folder;

    private static String balance(String type, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy='GBP'>" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-31</Dt></Dt></Bal>";
    }

    private static String entry(String amount, String side, String status, String role, String name, String reference) {
        return "<Ntry><Amt Ccy='GBP'>" + amount + "</Amt><CdtDbtInd>" + side + "</CdtDbtInd><Sts><Cd>" + status
                + "</Cd></Sts><BookgDt><DtTm>2026-01-31T10:00:00Z</DtTm></BookgDt><AcctSvcrRef>S1</AcctSvcrRef>"
                + "<BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>" + reference + "</EndToEndId></Refs><RltdPties><"
                + role
                + "><Pty><Nm>" + name + "</Nm></Pty></" + role + "></RltdPties></TxDtls></NtryDtls></Ntry>";
    }

    @Test
    void entriesAreSignedAndTheBalancesAreHeldAgainstThem() throws IOException {
        Ran ran = show(STATEMENT);
        assertEquals(0, ran.status(), ran.err());
        assertTrue(ran.out().contains("opening, booked             GBP 100.00 credit  2026-01-31"), ran.out());
        assertTrue(ran.out().contains("1  2026-01-31  GBP 10.00       Ada Example  INV-1"), ran.out());
        assertTrue(ran.out().contains("2  2026-01-31  GBP -24.50      Bob Example  S1"), ran.out());
        assertTrue(ran.out().contains("GBP -5.00 PDNG"), ran.out());
        assertTrue(
                ran.out().contains("3 entries, 1 credit GBP 10.00, 1 debit GBP 24.50, as the statement says"),
                ran.out());
    }

    @Test
    void whatDoesNotAddUpIsSaid() throws IOException {
        Ran moved = show(STATEMENT.replace("85.50", "85.51"));
        assertTrue(moved.out().contains("BUT the balances move by GBP -14.49, the entries by -14.50"), moved.out());
        Ran summed = show(STATEMENT.replace("<Sum>10.00<", "<Sum>11.00<"));
        assertTrue(summed.out().contains("BUT the sum of credits is given as 11.00"), summed.out());
        assertFalse(summed.out().contains("as the statement says"), summed.out());
    }

    @Test
    void jsonHasBothSidesAndTheBalances() throws IOException {
        JsonNode part = new JsonMapper()
                .readTree(CliFixture.runAt(folder, "message", "show", "--json", file(STATEMENT))
                        .out())
                .at("/parts/0");
        assertEquals("10.00", part.at("/credits/GBP").asText());
        assertEquals("24.50", part.at("/debits/GBP").asText());
        assertEquals("balance", part.at("/statements/2/kind").asText(), part::toString);
        assertEquals("OPBD", part.at("/statements/2/balanceType").asText());
    }

    @Test
    void aMessageWithoutAnOutlineIsShownFieldByField() throws IOException {
        Ran ran = show("<Document xmlns='" + ISO + "camt.025.001.05'><Rct><MsgHdr><MsgId>M1</MsgId></MsgHdr>"
                + "<RctDtls><OrgnlMsgId><MsgId>O1</MsgId></OrgnlMsgId><ReqHdlg><StsCd>ABC</StsCd></ReqHdlg></RctDtls>"
                + "<RctDtls><OrgnlMsgId><MsgId>O2</MsgId></OrgnlMsgId></RctDtls></Rct></Document>");
        assertEquals(0, ran.status(), ran.err());
        assertTrue(ran.out().contains("camt.025.001.05  receipt for a request"), ran.out());
        assertTrue(ran.out().contains("  message header\n    message identification        M1\n"), ran.out());
        assertTrue(ran.out().contains("  receipt details 2\n"), ran.out());
        assertTrue(ran.out().contains("original message identification, message identification  O2"), ran.out());
    }

    private Ran show(String content) throws IOException {
        return CliFixture.runAt(folder, "message", "show", file(content));
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("statement.xml"), content).toString();
    }
}
