package io.railhead.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.payment.Account;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Agent.ClearingMember;
import io.railhead.payment.Currency;
import io.railhead.payment.Instruction;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.PostalAddress;
import io.railhead.rules.Judge;
import io.railhead.scheme.Finding.Severity;
import io.railhead.scheme.Fit.Fitted;
import io.railhead.scheme.Fit.Misfit;
import io.railhead.scheme.Texts.Kind;
import io.railhead.scheme.Texts.Limit;
import io.railhead.scheme.Texts.OnForeignCharacter;
import io.railhead.scheme.Texts.OnTooLong;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FittingTest {
    private static final Pack UK = Packs.load(null, Judge.vocabulary()).get("uk-fps");
    private static final Account ACCOUNT = new SortCodeAccount("202959", "63748472");
    private static final PaymentId ID = PaymentId.next();

    @Test
    void aGbIbanBecomesItsSortCodeAndAccountAndNamesItsBank() {
        Fitted fitted = assertInstanceOf(Fitted.class, fit(ada(), "INV-1001", "Invoice 1001"));
        Party creditor = fitted.transfer().creditor();
        assertEquals(new SortCodeAccount("601613", "31926819"), creditor.account());
        assertEquals(new ClearingMember("GBDSC", "601613"), creditor.agent());
        assertEquals(
                new ClearingMember("GBDSC", "202959"),
                fitted.transfer().debtor().agent());
        assertEquals(ID, fitted.transfer().id());
        assertEquals("Invoice 1001", fitted.transfer().reference());
        assertTrue(fitted.warnings().isEmpty());
    }

    @Test
    void aBankThatTheCallerNamesIsKept() {
        Party named = ada().withAgent(new Bic("NWBKGB2L"));
        Fitted fitted = assertInstanceOf(Fitted.class, fit(named, "INV-1001", null));
        assertEquals(new Bic("NWBKGB2L"), fitted.transfer().creditor().agent());
        assertNull(fitted.transfer().reference());
    }

    @Test
    void anAccountOfAnotherFormIsAMisfit() {
        Misfit misfit = assertInstanceOf(
                Misfit.class, fit(ada().withAccount(new Iban("DE89370400440532013000")), "INV-1001", null));
        Finding finding = misfit.findings().getFirst();
        assertEquals("/creditor/account", finding.jsonPointer());
        assertEquals("RULE-ACCOUNT-FORM", finding.code());
    }

    @Test
    void lettersWithAccentsBecomePlainOnesWithAWarning() {
        Fitted fitted = assertInstanceOf(Fitted.class, fit(ada().withName("Zoë Müßig"), "INV-1001", null));
        assertEquals("Zoe Mussig", fitted.transfer().creditor().name());
        Finding warning = fitted.warnings().getFirst();
        assertEquals(Severity.WARNING, warning.severity());
        assertEquals("/creditor/name", warning.jsonPointer());
        assertFalse(warning.sentence().contains("Zo"), "findings never repeat what the caller wrote");
    }

    @Test
    void aCharacterWithoutANearOneIsRefused() {
        for (String name : List.of("Ada \u0001", "Ada 😀", "Ада", "Ada\nExample", "\u0301")) {
            Misfit misfit = assertInstanceOf(Misfit.class, fit(ada().withName(name), "INV-1001", null));
            assertEquals("RULE-TEXT-CHARACTERS", misfit.findings().getFirst().code());
        }
    }

    @Test
    void anIdentifierIsNeverChanged() {
        Misfit misfit = assertInstanceOf(Misfit.class, fit(ada(), "INV-é", null));
        assertEquals("/endToEndId", misfit.findings().getFirst().jsonPointer());
        assertInstanceOf(Misfit.class, fit(ada(), "x".repeat(36), null));
        assertInstanceOf(Fitted.class, fit(ada(), "x".repeat(35), null));
    }

    @Test
    void anOverlongTextIsRefusedWithItsLengths() {
        Misfit misfit = assertInstanceOf(Misfit.class, fit(ada(), "INV-1001", "x".repeat(141)));
        Finding finding = misfit.findings().getFirst();
        assertEquals("/reference", finding.jsonPointer());
        assertTrue(finding.sentence().contains("141") && finding.sentence().contains("140"), finding.sentence());
        assertInstanceOf(Fitted.class, fit(ada(), "INV-1001", "x".repeat(140)));
    }

    @Test
    void blankTextsAreRefused() {
        assertInstanceOf(Misfit.class, fit(ada().withName(" "), "INV-1001", null));
        assertInstanceOf(Misfit.class, fit(ada(), "INV-1001", " "));
    }

    @Test
    void everyProblemIsListedAtOnce() {
        Misfit misfit = assertInstanceOf(Misfit.class, fit(ada().withName("x".repeat(141)), "INV-é", "\u0007"));
        assertEquals(
                List.of("/creditor/name", "/endToEndId", "/reference"),
                misfit.findings().stream().map(Finding::jsonPointer).toList());
    }

    @Test
    void addressesAreFittedToo() {
        PostalAddress address = new PostalAddress("Rüdestraße", "1", "N1", "Köln", "DE", List.of("Höhe"));
        Party party = new Party("Ada", ACCOUNT, null, address);
        Fitted fitted = assertInstanceOf(Fitted.class, fit(party, "INV-1001", null));
        assertEquals(
                new PostalAddress("Rudestrasse", "1", "N1", "Koln", "DE", List.of("Hohe")),
                fitted.transfer().creditor().address());
        assertEquals(3, fitted.warnings().size());
    }

    @Test
    void shorteningIsAnnouncedAndNeverSplitsACharacter() {
        CharacterSet set = new CharacterSet(List.of("a-z"), " 😀", Map.of());
        Limit limit = new Limit(set, OnForeignCharacter.REFUSE, 3, OnTooLong.SHORTEN_AND_WARN, 5);
        Texts texts = new Texts(Map.of(), Map.of(Kind.NAME, limit));
        List<Finding> findings = new ArrayList<>();
        assertEquals("a😀😀", texts.fit(Kind.NAME, Field.DEBTOR_NAME, "a😀😀b", findings));
        assertEquals("ab", texts.fit(Kind.NAME, Field.DEBTOR_NAME, "ab c", findings));
        assertEquals("abc", texts.fit(Kind.NAME, Field.DEBTOR_NAME, "abc", findings));
        assertEquals(2, findings.size());
        assertFalse(Finding.anyError(findings));
        texts.fit(Kind.NAME, Field.DEBTOR_NAME, "abcdef", findings);
        assertTrue(Finding.anyError(findings), "above the last limit it is refused");
    }

    private static Party ada() {
        return new Party("Ada Example", new Iban("GB29NWBK60161331926819"));
    }

    private static Fit fit(Party creditor, String endToEndId, @Nullable String reference) {
        Instruction instruction = new Instruction(
                Money.parse(Currency.of("GBP"), "10.00"),
                new Party("Acme Ltd", ACCOUNT),
                creditor,
                endToEndId,
                reference,
                null,
                null);
        return Fitting.fit(ID, instruction, UK);
    }
}
