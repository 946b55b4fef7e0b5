package io.railhead.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.MessageKind;
import io.railhead.message.OriginalReference;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.payment.PostalAddress;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import io.railhead.reference.Kind;
import io.railhead.reference.ReferenceData;
import io.railhead.reference.UnusableTable;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.scheme.Rule;
import io.railhead.scheme.Rule.Subject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule of every packaged pack is silent about good samples and speaks about a sample spoilt for its check. */
class RuleSamplesTest {
    private static final Packs PACKS = Packs.load(null, Judge.vocabulary());
    private static final TransferIds IDS = Samples.IDS;
    private static final Judge JUDGE = new Judge(InstantSource.fixed(Samples.NOW), reference());

    /** Weights of our own making for the payee's sort code. */
    private static ReferenceData reference() {
        try {
            return ReferenceData.trial(Map.of(Kind.UK_MODULUS, "601613 601613 MOD10 0 0 0 0 0 0 4 1 3 7 1 3 7 1\n"));
        } catch (UnusableTable broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void goodSamplesHaveNoFindings() {
        for (Pack pack : PACKS.all()) {
            Samples samples = new Samples(pack);
            assertEquals(List.of(), JUDGE.transfer(samples.transfer(), pack));
            assertEquals(List.of(), JUDGE.creditTransfer(samples.message(), pack));
            assertEquals(List.of(), report(samples, samples.reportHeader(), samples.report(), pack));
            assertEquals(
                    List.of(),
                    report(
                            samples,
                            samples.reportHeader(),
                            samples.report(samples.original(), "RJCT", new Reason("AC03", false, null)),
                            pack));
            assertEquals(
                    List.of(),
                    JUDGE.messageReject(
                            samples.rejectHeader(),
                            samples.definition(MessageKind.MESSAGE_REJECT),
                            samples.reject(),
                            samples.expectation(),
                            pack));
        }
    }

    @TestFactory
    List<DynamicTest> everyRuleSpeaksAboutItsSpoiltSample() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Pack pack : PACKS.all()) {
            for (Rule rule : pack.rules()) {
                if (rule.holdsOn(LocalDate.of(2026, 12, 2))) {
                    for (Subject subject : rule.appliesTo()) {
                        // a pack's own conditions have samples of the pack's own, which "scheme test" tries
                        if (subject == Subject.DOCUMENT || isKeptByItsType(rule, subject)) {
                            continue;
                        }
                        tests.add(DynamicTest.dynamicTest(
                                pack + ": " + rule.id() + " of " + subject, () -> verify(pack, rule, subject)));
                    }
                }
            }
        }
        return tests;
    }

    /** Our own UETR is of a type that admits no other version, so there is no bad sample of it. */
    private static boolean isKeptByItsType(Rule rule, Subject subject) {
        return rule.check().equals("uetr-version") && subject == Subject.CREDIT_TRANSFER;
    }

    private static void verify(Pack pack, Rule rule, Subject subject) {
        Samples samples = new Samples(pack);
        List<Finding> findings = switch (subject) {
            case TRANSFER -> JUDGE.transfer(spoiltTransfer(rule, samples, pack), pack);
            case CREDIT_TRANSFER -> message(rule, samples, pack);
            case STATUS_REPORT -> answer(rule, samples, pack);
            case MESSAGE_REJECT -> reject(rule, samples, pack);
            case DOCUMENT -> throw new AssertionError("left out above");
        };
        List<Finding> ofRule = findings.stream()
                .filter(found -> found.ruleId().equals(rule.id()))
                .toList();
        assertFalse(ofRule.isEmpty(), "silent; others: " + findings);
        for (Finding finding : ofRule) {
            assertEquals(rule.severity(), finding.severity());
            assertTrue(finding.code().startsWith("RULE-"));
            assertNotNull(finding.isoPath());
            assertFalse(finding.sentence().contains("{"), finding.sentence());
            assertFalse(finding.sentence().contains("Ada"), "findings repeat no names");
        }
    }

    private static Transfer spoiltTransfer(Rule rule, Samples samples, Pack pack) {
        Transfer good = samples.transfer();
        return switch (rule.check()) {
            case "currency" -> withAmount(good, Money.parse(Currency.of("KWD"), "10"));
            case "amount-minimum" -> withAmount(good, new Money(pack.amounts().currency(), 0));
            case "amount-maximum" ->
                withAmount(good, pack.amounts().maximum().plus(pack.amounts().minimum()));
            case "amount-decimals" -> withAmount(good, Money.parse(Currency.of("KWD"), "1.001"));
            case "account-form" -> withCreditor(good, good.creditor().withAccount(samples.foreignAccount()));
            case "different-accounts" ->
                withCreditor(good, good.creditor().withAccount(good.debtor().account()));
            case "uk-modulus" ->
                withCreditor(good, good.creditor().withAccount(new SortCodeAccount("601613", "31926818")));
            case "agents-named" ->
                withCreditor(good, new Party("Ada Example", good.creditor().account()));
            case "structured-address" ->
                withCreditor(
                        good,
                        new Party(
                                "Ada Example",
                                good.creditor().account(),
                                good.creditor().agent(),
                                new PostalAddress(null, null, null, null, null, List.of("1 High Street", "London"))));
            case "text-length" -> withTexts(good, "Ada " + "x".repeat(140), good.endToEndId(), "x".repeat(141));
            case "text-characters" -> withTexts(good, "Ada €", good.endToEndId(), good.reference());
            case "identifier-length" -> withTexts(good, "Ada Example", "x".repeat(36), good.reference());
            case "identifier-slashes" -> withTexts(good, "Ada Example", "INV//1", good.reference());
            case "identifier-characters" -> withTexts(good, "Ada Example", "INV€1", good.reference());
            case String other -> good;
        };
    }

    private static List<Finding> message(Rule rule, Samples samples, Pack pack) {
        CreditTransferMessage good = samples.message(spoiltTransfer(rule, samples, pack));
        CreditTransferMessage.Terms none =
                new CreditTransferMessage.Terms("INDA", "XXX", false, "XXXX", "XXXX", true, "XXXX");
        CreditTransferMessage spoilt = switch (rule.check()) {
            case "settlement-method", "clearing-system", "service-level", "local-instrument", "charge-bearer" ->
                with(good, good.header(), IDS, none);
            case "settlement-date" ->
                new CreditTransferMessage(
                        good.header(),
                        good.transfer(),
                        IDS,
                        good.creationTime(),
                        LocalDate.of(2026, 12, 1),
                        good.acceptanceTime(),
                        good.instructingAgent(),
                        good.instructedAgent(),
                        good.terms());
            case "acceptance-time" ->
                new CreditTransferMessage(
                        good.header(),
                        good.transfer(),
                        IDS,
                        good.creationTime(),
                        good.settlementDate(),
                        good.creationTime().minusSeconds(60),
                        good.instructingAgent(),
                        good.instructedAgent(),
                        good.terms());
            case "identifier-length", "identifier-slashes", "identifier-characters" ->
                with(
                        good,
                        good.header(),
                        new TransferIds("M€", "/I" + "x".repeat(40), "T//", IDS.uetr()),
                        good.terms());
            case String other
            when other.startsWith("header-") -> with(good, spoiltHeader(other, good.header()), IDS, good.terms());
            case String other -> good;
        };
        int transactions = rule.check().equals("single-transaction") ? 2 : 1;
        return JUDGE.creditTransfer(spoilt, samples.definition(MessageKind.CREDIT_TRANSFER), transactions, pack);
    }

    private static List<Finding> answer(Rule rule, Samples samples, Pack pack) {
        OriginalReference original = samples.original();
        StatusReport spoilt = switch (rule.check()) {
            case "rejection-reason" -> samples.report(original, "RJCT", null);
            case "rejection-without-settlement-date" ->
                new StatusReport(
                        "S1",
                        Samples.CREATED,
                        original,
                        new StatusCode("RJCT"),
                        new Reason("AC03", false, null),
                        null,
                        null,
                        LocalDate.of(2026, 12, 2));
            case "reason-known" -> samples.report(original, "RJCT", new Reason("ZZ99", true, null));
            case "original-named" ->
                samples.report(new OriginalReference(null, null, null, "INV-1001", null, null), "ACSC", null);
            case "original-matches" ->
                samples.report(
                        new OriginalReference("M2", "pacs.009.001.08", null, "INV-1002", null, null), "ACSC", null);
            case "uetr-version" ->
                samples.report(
                        new OriginalReference(null, null, null, null, null, new UUID(0, 1).toString()), "ACSC", null);
            case String other -> samples.report();
        };
        return report(samples, spoiltHeader(rule.check(), samples.reportHeader()), spoilt, pack);
    }

    private static List<Finding> report(Samples samples, Header header, StatusReport report, Pack pack) {
        return JUDGE.statusReport(
                header, samples.definition(MessageKind.STATUS_REPORT), report, samples.expectation(), pack);
    }

    private static List<Finding> reject(Rule rule, Samples samples, Pack pack) {
        Expectation expectation = rule.check().equals("reject-reference")
                ? samples.expectation()
                        .about(
                                samples.definition(MessageKind.CREDIT_TRANSFER),
                                new TransferIds("M2", "I2", "T2", IDS.uetr()),
                                "INV-1001")
                : samples.expectation();
        return JUDGE.messageReject(
                spoiltHeader(rule.check(), samples.rejectHeader()),
                samples.definition(MessageKind.MESSAGE_REJECT),
                samples.reject(),
                expectation,
                pack);
    }

    private static Header spoiltHeader(String check, Header good) {
        return switch (check) {
            case "header-message-id" ->
                new Header(good.from(), good.to(), "other", good.definition(), null, good.creationTime());
            case "header-definition" ->
                new Header(
                        good.from(),
                        good.to(),
                        good.businessMessageId(),
                        new Definition("pacs.009.001.08"),
                        good.businessService(),
                        good.creationTime());
            case "header-parties" ->
                new Header(
                        new Bic("EVILGB2L"),
                        good.to(),
                        good.businessMessageId(),
                        good.definition(),
                        good.businessService(),
                        good.creationTime());
            case "header-business-service" ->
                new Header(
                        good.from(),
                        good.to(),
                        good.businessMessageId(),
                        good.definition(),
                        "another",
                        good.creationTime());
            case "header-time" ->
                new Header(
                        good.from(),
                        good.to(),
                        good.businessMessageId(),
                        good.definition(),
                        good.businessService(),
                        good.creationTime().plusHours(2));
            case "header-copy-flag" ->
                new Header(
                        good.from(),
                        good.to(),
                        good.businessMessageId(),
                        good.definition(),
                        good.businessService(),
                        good.creationTime(),
                        "DUPL",
                        true);
            case String other -> good;
        };
    }

    private static CreditTransferMessage with(
            CreditTransferMessage good, Header header, TransferIds ids, CreditTransferMessage.Terms terms) {
        return new CreditTransferMessage(
                header,
                good.transfer(),
                ids,
                good.creationTime(),
                good.settlementDate(),
                good.acceptanceTime(),
                good.instructingAgent(),
                good.instructedAgent(),
                terms);
    }

    private static Transfer withAmount(Transfer good, Money amount) {
        return new Transfer(good.id(), amount, good.debtor(), good.creditor(), good.endToEndId(), good.reference());
    }

    private static Transfer withCreditor(Transfer good, Party creditor) {
        return new Transfer(good.id(), good.amount(), good.debtor(), creditor, good.endToEndId(), good.reference());
    }

    private static Transfer withTexts(
            Transfer good, String creditorName, String endToEndId, @Nullable String reference) {
        return new Transfer(
                good.id(), good.amount(), good.debtor(), good.creditor().withName(creditorName), endToEndId, reference);
    }
}
