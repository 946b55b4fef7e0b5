package io.railhead.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.Header;
import io.railhead.message.MessageKind;
import io.railhead.message.OriginalReference;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.Transfer;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
    private static final Pack UK = Packs.load(null, Judge.vocabulary()).get("uk-fps");
    private static final Samples SAMPLES = new Samples(UK);
    private static final Judge JUDGE = new Judge(InstantSource.fixed(Samples.NOW));

    @TempDir
    Path folder;

    @Test
    void theLimitItselfPassesAndOnePennyMoreDoesNot() {
        assertFalse(Finding.anyError(JUDGE.transfer(withPennies(100_000_000), UK)));
        assertTrue(Finding.anyError(JUDGE.transfer(withPennies(100_000_001), UK)));
        assertFalse(Finding.anyError(JUDGE.transfer(withPennies(1), UK)));
        assertTrue(Finding.anyError(JUDGE.transfer(withPennies(0), UK)));
    }

    @Test
    void aFindingNamesThePlaceInRequestAndMessageAndTheLimit() {
        Finding finding = JUDGE.transfer(withPennies(100_000_001), UK).getFirst();
        assertEquals("amount-maximum", finding.ruleId());
        assertEquals("RULE-AMOUNT-MAXIMUM", finding.code());
        assertEquals("/amount/value", finding.jsonPointer());
        assertTrue(Objects.requireNonNull(finding.isoPath()).endsWith("IntrBkSttlmAmt"));
        assertTrue(finding.sentence().contains("GBP 1000000.00"), finding.sentence());
    }

    @Test
    void whatAnAnswerLeavesOutProvesNothingButWhatItQuotesMustBeOurs() {
        OriginalReference onlyUetr = new OriginalReference(
                null, "pacs.008", null, null, null, Samples.IDS.uetr().toString());
        assertEquals(List.of(), report(SAMPLES.reportHeader(), onlyUetr, SAMPLES.expectation()));
        OriginalReference wrongTransaction = new OriginalReference(
                null, null, null, null, "T2", Samples.IDS.uetr().toString());
        List<Finding> findings = report(SAMPLES.reportHeader(), wrongTransaction, SAMPLES.expectation());
        assertEquals(
                List.of("original-matches"),
                findings.stream().map(Finding::ruleId).toList());
        assertEquals(List.of(), report(SAMPLES.reportHeader(), wrongTransaction, Expectation.NONE));
    }

    @Test
    void aShortBicIsItsHeadOffice() {
        Header shortForm = SAMPLES.header(MessageKind.STATUS_REPORT, new Bic("UKFPGB2L"), new Bic("RAILGB2L"), "S1");
        assertEquals(List.of(), report(shortForm, SAMPLES.original(), SAMPLES.expectation()));
        Header stranger = SAMPLES.header(MessageKind.STATUS_REPORT, new Bic("UKFPGB2L123"), Samples.OURS, "S1");
        assertTrue(Finding.anyError(report(stranger, SAMPLES.original(), SAMPLES.expectation())));
    }

    @Test
    void aRuleHoldsFromItsFirstDayToItsLastInTheSchemesZone() throws IOException {
        Pack dated = withCurrencyRuleDated("from: 2026-07-02", "until: 2026-07-03");
        Transfer wrong = new Samples(UK).transfer();
        Transfer other = new Transfer(
                wrong.id(),
                new Money(new Currency("EUR", 2), 1000),
                wrong.debtor(),
                wrong.creditor(),
                wrong.endToEndId(),
                null);
        assertEquals(List.of(), at("2026-07-01T22:59:59Z").transfer(other, dated));
        assertEquals(1, at("2026-07-01T23:00:00Z").transfer(other, dated).size(), "midnight in London");
        assertEquals(1, at("2026-07-03T22:59:59Z").transfer(other, dated).size());
        assertEquals(List.of(), at("2026-07-03T23:00:00Z").transfer(other, dated));
    }

    private Pack withCurrencyRuleDated(String from, String until) throws IOException {
        Files.createDirectories(folder.resolve("dated"));
        try (InputStream pack = JudgeTest.class.getResourceAsStream("/config/schemes/uk-fps/pack.yaml")) {
            byte[] bytes = Objects.requireNonNull(pack).readAllBytes();
            Files.writeString(folder.resolve("dated/pack.yaml"), new String(bytes, StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("dated/rules.yaml"), """
                rules:
                  - id: dated
                    check: currency
                    severity: error
                    %s
                    %s
                    appliesTo: [transfer]
                    sentence: "Use {limit}."
                    source: this test
                """.formatted(from, until));
        return Packs.load(folder, Judge.vocabulary()).get("dated");
    }

    private static Judge at(String instant) {
        return new Judge(InstantSource.fixed(Instant.parse(instant)));
    }

    private static Transfer withPennies(long pennies) {
        Transfer good = SAMPLES.transfer();
        return new Transfer(
                good.id(),
                new Money(UK.amounts().currency(), pennies),
                good.debtor(),
                good.creditor(),
                good.endToEndId(),
                good.reference());
    }

    private static List<Finding> report(Header header, OriginalReference original, Expectation expectation) {
        return JUDGE.statusReport(
                header,
                SAMPLES.definition(MessageKind.STATUS_REPORT),
                SAMPLES.report(original, "ACSC", null),
                expectation,
                UK);
    }
}
