package io.railhead.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.payment.Account;
import io.railhead.payment.Agent;
import io.railhead.payment.Instruction;
import io.railhead.payment.PostalAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's JSON: what is good is read, and each thing that is bad is named with its place. */
class InstructionReaderTest {
    private static final String GOOD = """
            {"amount":{"currency":"GBP","value":"10.00"},
             "debtor":{"name":"Acme Ltd","account":{"sortCode":"202959","accountNumber":"63748472"}},
             "creditor":{"name":"Ada Example","account":{"iban":"GB29NWBK60161331926819"}},
             "endToEndId":"INV-1001","reference":"Invoice 1001","scheme":"uk-fps"}""";

    private static Instruction good(String json) {
        return assertInstanceOf(
                                        Vetting.Result.Passed.class,
                                        InstructionReader.read(json.getBytes(StandardCharsets.UTF_8)))
                                .value()
                        instanceof Instruction instruction
                ? instruction
                : none();
    }

    private static Instruction none() {
        throw new AssertionError("it was read as something else");
    }

    private static Refusal refused(byte[] body) {
        return switch (InstructionReader.read(body)) {
            case Vetting.Result.Passed<Instruction> passed -> throw new AssertionError("it was taken: " + passed);
            case Vetting.Result.Failed<Instruction>(Refusal refusal) -> refusal;
        };
    }

    private static Refusal refused(String json) {
        return refused(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String without(String part, String instead) {
        assertTrue(GOOD.contains(part), part);
        return GOOD.replace(part, instead);
    }

    private static Set<String> places(Refusal refusal) {
        return refusal.fields().stream()
                .map(wrong -> wrong.pointer() + " " + wrong.code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertWrong(String part, String instead, String place) {
        Refusal refusal = refused(without(part, instead));
        assertEquals(Problem.REQUEST_INVALID, refusal.problem());
        assertEquals(Set.of(place), places(refusal));
    }

    @Test
    void aGoodRequestIsReadWhole() {
        Instruction instruction = good(GOOD);
        assertEquals("GBP 10.00", instruction.amount().toString());
        assertEquals(
                new Account.SortCodeAccount("202959", "63748472"),
                instruction.debtor().account());
        assertEquals(
                new Account.Iban("GB29NWBK60161331926819"),
                instruction.creditor().account());
        assertEquals("INV-1001", instruction.endToEndId());
        assertEquals("Invoice 1001", instruction.reference());
        assertEquals("uk-fps", instruction.scheme());
        assertNull(instruction.executionDate());
    }

    @Test
    void whatIsOptionalMayBeLeftOutOrNull() {
        Instruction bare = good(
                without(",\n \"endToEndId\":\"INV-1001\",\"reference\":\"Invoice 1001\",\"scheme\":\"uk-fps\"", ""));
        assertEquals(Instruction.NOT_PROVIDED, bare.endToEndId());
        assertNull(bare.reference());
        assertNull(bare.scheme());
        Instruction nulls = good(without("\"scheme\":\"uk-fps\"", "\"scheme\":null,\"executionDate\":null"));
        assertNull(nulls.scheme());
        Instruction party =
                good(without("\"name\":\"Acme Ltd\"", "\"name\":\"Acme Ltd\",\"agent\":null,\"address\":null"));
        assertNull(party.debtor().agent());
        assertNull(party.debtor().address());
    }

    @Test
    void agentAddressAndDateAreRead() {
        Instruction instruction = good(without(
                        "\"name\":\"Ada Example\"",
                        "\"name\":\"Ada Example\",\"agent\":{\"bic\":\"NWBKGB2L\"},"
                                + "\"address\":{\"townName\":\"Leeds\",\"country\":\"GB\",\"addressLines\":[\"a\",\"b\"]}")
                .replace("\"scheme\"", "\"executionDate\":\"2026-12-31\",\"scheme\""));
        assertEquals(new Agent.Bic("NWBKGB2L"), instruction.creditor().agent());
        assertEquals(
                new PostalAddress(null, null, null, "Leeds", "GB", List.of("a", "b")),
                instruction.creditor().address());
        assertEquals(LocalDate.parse("2026-12-31"), instruction.executionDate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "1",
                "{",
                "{\"amount\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{} {}",
                "{}x",
                "{\"amount\":1,\"amount\":2}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\u0001\"}",
                "<?xml version=\"1.0\"?><x/>"
            })
    void whatIsNotOneJsonObjectIsMalformed(String body) {
        Refusal refusal = refused(body);
        assertEquals(Problem.JSON_MALFORMED, refusal.problem());
        assertEquals(List.of(), refusal.fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "IBM037"})
    void onlyUtf8IsRead(String encoding) {
        assertEquals(
                Problem.JSON_MALFORMED,
                refused(GOOD.getBytes(Charset.forName(encoding))).problem());
    }

    @Test
    void brokenUtf8IsMalformedAndAByteOrderMarkIsNot() {
        byte[] latin = without("Acme Ltd", "Caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(Problem.JSON_MALFORMED, refused(latin).problem());
        assertEquals(
                "Caf\u00e9", good(without("Acme Ltd", "Caf\u00e9")).debtor().name());
        assertEquals("Acme Ltd", good("\uFEFF" + GOOD).debtor().name());
    }

    @Test
    void depthAndLengthHaveTheirLimits() {
        assertEquals(
                Problem.JSON_MALFORMED,
                refused("{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}").problem());
        assertEquals(
                Problem.JSON_MALFORMED,
                refused(without("Acme Ltd", "x".repeat(5000))).problem());
        assertEquals(
                Problem.JSON_MALFORMED,
                refused("{\"a\":" + "9".repeat(100) + "}").problem());
    }

    @Test
    void thePlaceOfBrokenJsonIsNamedAndItsContentIsNot() {
        String detail = refused("{\"secret\":\n   oops}").detail();
        assertTrue(detail.contains("line 2"), detail);
        assertFalse(detail.contains("oops"), detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.001 | /amount/value AMOUNT-DECIMALS",
                "0.00 | /amount/value AMOUNT-NOT-POSITIVE",
                "-1.00 | /amount/value AMOUNT-FORM",
                "+1.00 | /amount/value AMOUNT-FORM",
                "1e3 | /amount/value AMOUNT-FORM",
                "1,000.00 | /amount/value AMOUNT-FORM",
                ".50 | /amount/value AMOUNT-FORM",
                "10. | /amount/value AMOUNT-FORM",
                "ten | /amount/value AMOUNT-FORM",
                "\u0661\u0660.00 | /amount/value AMOUNT-FORM",
                "99999999999999999999.00 | /amount/value AMOUNT-FORM",
                "99999999999999999.00 | /amount/value AMOUNT-FORM"
            })
    void badAmountsAreNamed(String value, String place) {
        assertWrong("\"10.00\"", "\"" + value + "\"", place);
    }

    @Test
    void wrongTypesAreNamed() {
        assertWrong("\"10.00\"", "10.00", "/amount/value FIELD-TYPE");
        assertWrong("\"GBP\"", "826", "/amount/currency FIELD-TYPE");
        assertWrong("{\"currency\":\"GBP\",\"value\":\"10.00\"}", "\"10.00\"", "/amount FIELD-TYPE");
        assertWrong("\"Acme Ltd\"", "{}", "/debtor/name FIELD-TYPE");
        assertWrong("\"Acme Ltd\"", "true", "/debtor/name FIELD-TYPE");
        assertWrong("{\"iban\":\"GB29NWBK60161331926819\"}", "[]", "/creditor/account FIELD-TYPE");
        assertWrong("\"INV-1001\"", "1001", "/endToEndId FIELD-TYPE");
        assertWrong(
                "\"name\":\"Acme Ltd\"", "\"name\":\"Acme Ltd\",\"agent\":\"NWBKGB2L\"", "/debtor/agent FIELD-TYPE");
    }

    @Test
    void missingAndEmptyFieldsAreNamed() {
        assertWrong("\"Acme Ltd\"", "\"  \"", "/debtor/name FIELD-EMPTY");
        assertWrong("\"Acme Ltd\"", "null", "/debtor/name FIELD-MISSING");
        assertWrong("\"INV-1001\"", "\"\"", "/endToEndId FIELD-EMPTY");
        assertWrong("\"sortCode\":\"202959\",", "", "/debtor/account/sortCode FIELD-MISSING");
        assertWrong("\"currency\":\"GBP\",", "", "/amount/currency FIELD-MISSING");
        assertEquals(
                Set.of("/amount FIELD-MISSING", "/debtor FIELD-MISSING", "/creditor FIELD-MISSING"),
                places(refused("{}")));
    }

    @Test
    void unknownFieldsAreNamedWhereverTheyStand() {
        assertWrong("\"scheme\"", "\"participant\":\"other\",\"scheme\"", "/participant FIELD-UNKNOWN");
        assertWrong("\"currency\"", "\"state\":\"settled\",\"currency\"", "/amount/state FIELD-UNKNOWN");
        assertWrong("\"sortCode\"", "\"bic\":\"x\",\"sortCode\"", "/debtor/account/bic FIELD-UNKNOWN");
        assertWrong("\"scheme\"", "\"a/b~c\":1,\"scheme\"", "/a~1b~0c FIELD-UNKNOWN");
    }

    @Test
    void badCurrenciesAndAccountsAreNamed() {
        assertWrong("\"GBP\"", "\"XXZ\"", "/amount/currency CURRENCY-UNKNOWN");
        assertWrong("\"GBP\"", "\"gbp\"", "/amount/currency CURRENCY-UNKNOWN");
        assertWrong("GB29NWBK", "GB28NWBK", "/creditor/account/iban IBAN-CHECK-DIGITS");
        assertWrong("GB29NWBK60161331926819", "GB29", "/creditor/account/iban IBAN-FORM");
        assertWrong("GB29NWBK60161331926819", "ZZ29NWBK60161331926819", "/creditor/account/iban IBAN-FORM");
        assertWrong("\"202959\"", "\"20295\"", "/debtor/account SORT-CODE-FORM");
        assertWrong("\"63748472\"", "\"6374847A\"", "/debtor/account ACCOUNT-NUMBER-FORM");
        assertWrong("\"sortCode\":\"202959\"", "\"routingNumber\":\"02100002\"", "/debtor/account ROUTING-NUMBER-FORM");
        assertWrong(
                "\"sortCode\":\"202959\"",
                "\"routingNumber\":\"021000022\"",
                "/debtor/account ROUTING-NUMBER-CHECK-DIGIT");
        assertWrong("\"sortCode\"", "\"routingNumber\":\"021000021\",\"sortCode\"", "/debtor/account FIELD-CONFLICT");
        assertWrong(
                "\"sortCode\"", "\"iban\":\"GB29NWBK60161331926819\",\"sortCode\"", "/debtor/account FIELD-CONFLICT");
        assertWrong(
                "\"name\":\"Acme Ltd\"",
                "\"name\":\"Acme Ltd\",\"agent\":{\"bic\":\"nwbk\"}",
                "/debtor/agent/bic BIC-FORM");
    }

    @Test
    void writtenFormsOfPeopleAreTaken() {
        assertEquals(
                new Account.SortCodeAccount("202959", "63748472"),
                good(without("202959", "20-29-59")).debtor().account());
        assertEquals(
                new Account.Iban("GB29NWBK60161331926819"),
                good(without("GB29NWBK60161331926819", "GB29 NWBK 6016 1331 9268 19"))
                        .creditor()
                        .account());
    }

    @Test
    void badDatesAndAddressesAreNamed() {
        assertWrong("\"scheme\"", "\"executionDate\":\"31.12.2026\",\"scheme\"", "/executionDate DATE-FORM");
        assertWrong("\"scheme\"", "\"executionDate\":\"2026-02-30\",\"scheme\"", "/executionDate DATE-FORM");
        String name = "\"name\":\"Ada Example\"";
        assertWrong(
                name, name + ",\"address\":{\"addressLines\":\"one\"}", "/creditor/address/addressLines FIELD-TYPE");
        assertWrong(
                name,
                name + ",\"address\":{\"addressLines\":[\"one\",2]}",
                "/creditor/address/addressLines/1 FIELD-TYPE");
        assertWrong(
                name, name + ",\"address\":{\"addressLines\":[\" \"]}", "/creditor/address/addressLines/0 FIELD-EMPTY");
        assertWrong(name, name + ",\"address\":{\"townName\":7}", "/creditor/address/townName FIELD-TYPE");
        assertWrong(name, name + ",\"address\":[]", "/creditor/address FIELD-TYPE");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        Refusal refusal = refused("""
                {"amount":{"currency":"GBP","value":"1.234"},"debtor":{"name":"","account":{}},
                 "creditor":{"name":"A","account":{"iban":"GB00"}},"bogus":1}""");
        assertEquals(
                Set.of(
                        "/amount/value AMOUNT-DECIMALS",
                        "/bogus FIELD-UNKNOWN",
                        "/creditor/account/iban IBAN-FORM",
                        "/debtor/account/accountNumber FIELD-MISSING",
                        "/debtor/account/sortCode FIELD-MISSING",
                        "/debtor/name FIELD-EMPTY"),
                places(refusal));
    }

    @Test
    void noSentenceRepeatsWhatTheCallerWrote() {
        Refusal refusal = refused(
                without("GB29NWBK60161331926819", "GB28NWBK60161331926819").replace("202959", "SECRET"));
        String all = refusal.detail() + refusal.fields();
        assertFalse(all.contains("GB28NWBK60161331926819"), all);
        assertFalse(all.contains("SECRET"), all);
    }

    @Test
    void everyFieldThatAMessageHasNamesItsPlaceThere() {
        Refusal refusal = refused(without("\"10.00\"", "\"0\""));
        assertEquals(
                "Document/FIToFICstmrCdtTrf/CdtTrfTxInf/IntrBkSttlmAmt",
                refusal.fields().getFirst().isoPath());
    }

    @Property(tries = 500)
    void noBytesAreADefect(@ForAll byte[] body) {
        assertFalse(InstructionReader.read(body).toString().isEmpty());
    }
}
