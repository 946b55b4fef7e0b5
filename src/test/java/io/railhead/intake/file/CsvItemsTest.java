package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.payment.Account;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvItemsTest {
    private static final String HEADER =
            "endToEndId,amount,currency,debtorName,debtorAccount,creditorName,creditorAccount,reference,scheme\n";
    private static final String GOOD =
            "E1,10.00,GBP,Acme Ltd,202959-63748472,Ada Example,GB29NWBK60161331926819,Invoice 1,uk-fps\n";

    private static CsvItems open(String text) throws IOException {
        return new CsvItems(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ItemSource.Item first(String text) throws IOException {
        try (CsvItems items = open(text)) {
            ItemSource.Item item = items.next();
            assertNotNull(item);
            return item;
        }
    }

    private static String why(String row) throws IOException {
        BlockTerms.Refused refused =
                assertInstanceOf(BlockTerms.Refused.class, first(HEADER + row).terms());
        return refused.reason().code() + " " + refused.reason().text();
    }

    private static FileProblem refusal(byte[] content) {
        return assertThrows(CsvRefused.class, () -> readAll(new ByteArrayInputStream(content)))
                .problem();
    }

    private static FileProblem refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String place(FileProblem problem) {
        return problem.code() + " " + problem.line() + ":" + problem.column();
    }

    private static int readAll(InputStream content) throws IOException {
        try (CsvItems items = new CsvItems(content)) {
            int count = 0;
            while (items.next() != null) {
                count++;
            }
            return count;
        }
    }

    @Test
    void accountsWithRoutingNumbersNameTheirBanks() throws IOException {
        ItemSource.Item item =
                first(HEADER + "E1,10.00,USD,Acme Ltd,021000021-123456789,Ada Example,121000248-A1,Invoice 1,\n");
        BlockTerms.Usable terms = assertInstanceOf(BlockTerms.Usable.class, item.terms());
        Account.RoutingNumberAccount payer = new Account.RoutingNumberAccount("021000021", "123456789");
        assertEquals(payer, terms.debtor().account());
        assertNotNull(item.stated().creditorAccount());
        assertEquals("A1", item.stated().creditorAccount().other());
        assertNotNull(item.stated().creditorAgent());
        assertEquals("121000248", item.stated().creditorAgent().memberId());
        assertTrue(why(GOOD.replace("202959-63748472", "021000022-1"))
                .startsWith("AC02 line 2 column 5 (debtorAccount): the routing number"));
    }

    @Test
    void aRowIsReadByTheNamesOfItsColumnsInAnyOrder() throws IOException {
        ItemSource.Item item = first("scheme,reference,creditorAccount,creditorName,debtorAccount,debtorName,currency,"
                + "amount,endToEndId\nuk-fps,\"May, 2nd \"\"half\"\"\",GB29 NWBK 6016 1331 9268 19,Ada Example,"
                + "202959-63748472,Acme Ltd,GBP,10.00,E1\n");
        BlockTerms.Usable terms = assertInstanceOf(BlockTerms.Usable.class, item.terms());
        assertEquals(
                new Account.SortCodeAccount("202959", "63748472"),
                terms.debtor().account());
        assertEquals("uk-fps", terms.scheme());
        assertNull(terms.executionDate());
        assertEquals("E1", item.stated().endToEndId());
        assertEquals("10.00", item.stated().amount());
        assertEquals("May, 2nd \"half\"", item.stated().remittanceText());
        assertNotNull(item.stated().creditorAccount());
        assertEquals("GB29NWBK60161331926819", item.stated().creditorAccount().iban());
    }

    @Test
    void aByteOrderMarkBlanksAroundCellsEitherLineEndAndEmptyLinesAtTheEndAreTaken() throws IOException {
        String windows = "\uFEFF" + HEADER.replace("\n", "\r\n")
                + GOOD.replace(",", " , ").replace("\n", "\r\n\r\n\r\n");
        assertInstanceOf(BlockTerms.Usable.class, first(windows).terms());
        assertEquals(1, readAll(new ByteArrayInputStream(windows.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatMayBeLeftOutIsNotMadeUp() throws IOException {
        ItemSource.Item item = first(HEADER + GOOD.replace("E1,", ",").replace("Invoice 1,uk-fps", ","));
        assertEquals("NOTPROVIDED", item.stated().endToEndId());
        assertNull(item.stated().remittanceText());
        assertNull(assertInstanceOf(BlockTerms.Usable.class, item.terms()).scheme());
    }

    @Test
    void aWrongHeaderTellsEveryColumnThatIsUnknownMissingOrDouble() {
        FileProblem problem = refusal(HEADER.replace("amount", "Amount").replace("scheme", "reference") + GOOD);
        assertEquals("CSV-HEADER-UNKNOWN 1:2", place(problem));
        assertEquals(
                java.util.List.of(
                        "CSV-HEADER-UNKNOWN", "CSV-HEADER-DOUBLE", "CSV-HEADER-MISSING", "CSV-HEADER-MISSING"),
                problem.errors().stream().map(FileProblem.Place::code).toList());
        assertEquals("CSV-SEPARATOR 1:1", place(refusal(HEADER.replace(',', ';'))));
        assertEquals("CSV-NO-HEADER 1:1", place(refusal("")));
    }

    @Test
    void whatCannotBeTakenApartIsRefusedWithLineAndColumn() {
        assertEquals("CSV-QUOTE 3:4", place(refusal(HEADER + GOOD + GOOD.replace("Acme", "\"Acme"))));
        assertEquals("CSV-QUOTE 2:4", place(refusal(HEADER + GOOD.replace("Acme Ltd", "\"Acme\" Ltd"))));
        assertEquals("CSV-CELLS 3:10", place(refusal(HEADER + GOOD + GOOD.replace("10.00", "10,00"))));
        assertEquals("CSV-CELLS 2:2", place(refusal(HEADER + "only one\n")));
        assertEquals("CSV-CONTROL 2:4", place(refusal(HEADER + GOOD.replace("Acme", "Ac\u0000me"))));
        assertEquals("CSV-CONTROL 2:6", place(refusal(HEADER + GOOD.replace("Ada Example", "\"Ada\nExample\""))));
        assertEquals("CSV-EMPTY-LINE 3:0", place(refusal(HEADER + GOOD + "\n" + GOOD)));
        assertEquals("CSV-TOO-LONG 2:4", place(refusal(HEADER + GOOD.replace("Acme", "A".repeat(1001)))));
        assertEquals("CSV-TOO-LONG 2:4", place(refusal(HEADER + GOOD.replace("Acme", "A".repeat(5_000_000)))));
        byte[] latin = (HEADER + GOOD.replace("Acme", "M\u00fcller")).getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("CSV-ENCODING 2:4", place(refusal(latin)));
        assertEquals("CSV-ENCODING 1:1", place(refusal(HEADER.getBytes(StandardCharsets.UTF_16))));
    }

    @Test
    void aMillionColumnsAreNotTakenIntoMemory() {
        assertEquals("CSV-TOO-MANY-COLUMNS 1:65", place(refusal("a,".repeat(1_000_000))));
        assertEquals("CSV-TOO-MANY-COLUMNS 2:65", place(refusal(HEADER + ",".repeat(1_000_000))));
    }

    @Test
    void aCellOfTheWrongFormRefusesItsRowAloneWithThePlace() throws IOException {
        assertTrue(why(GOOD.replace("10.00", "1.000,00").replace("1.000,00", "\"1.000,00\""))
                .startsWith("AM12 line 2 column 2 (amount):"));
        assertTrue(why(GOOD.replace("10.00", "=1+1")).startsWith("AM12 line 2 column 2 (amount):"));
        assertTrue(why(GOOD.replace("10.00", "1e5")).startsWith("AM12 line 2 column 2"));
        assertTrue(why(GOOD.replace("10.00", "-1.00")).startsWith("AM12 line 2 column 2"));
        assertTrue(why(GOOD.replace("10.00", "0.00")).startsWith("AM01 line 2 column 2"));
        assertTrue(why(GOOD.replace("10.00", "10.001")).startsWith("AM12 line 2 column 2"));
        assertTrue(why(GOOD.replace("GBP", "GBX")).startsWith("AM11 line 2 column 3 (currency):"));
        assertTrue(why(GOOD.replace("Acme Ltd", "")).startsWith("BE08 line 2 column 4 (debtorName):"));
        assertTrue(
                why(GOOD.replace("202959-63748472", "20-29-59")).startsWith("AC02 line 2 column 5 (debtorAccount):"));
        assertTrue(why(GOOD.replace("Ada Example", "  ")).startsWith("BE22 line 2 column 6 (creditorName):"));
        assertTrue(why(GOOD.replace("GB29", "GB30")).startsWith("AC03 line 2 column 7 (creditorAccount):"));
    }

    @Test
    void rowsThatAreRefusedDoNotMoveTheOthers() throws IOException {
        try (CsvItems items = open(HEADER + GOOD.replace("10.00", "x") + GOOD)) {
            ItemSource.Item bad = items.next();
            ItemSource.Item good = items.next();
            assertNotNull(bad);
            assertNotNull(good);
            assertEquals(0, bad.stated().index());
            assertNull(bad.stated().amount());
            assertEquals(1, good.stated().index());
            assertEquals(3, good.stated().line());
        }
    }

    @Property(tries = 300)
    void whateverTheBytesAreTheyAreRowsOrARefusalWithAPlace(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
        byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[header.length + bytes.length];
        System.arraycopy(header, 0, content, 0, header.length);
        System.arraycopy(bytes, 0, content, header.length, bytes.length);
        try {
            int rows = readAll(new ByteArrayInputStream(content));
            assertTrue(rows <= new String(bytes, StandardCharsets.UTF_8).lines().count());
        } catch (CsvRefused refused) {
            assertTrue(refused.problem().line() >= 1);
        }
    }
}
