package io.railhead.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.payment.Account;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Currency;
import io.railhead.payment.Instruction;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.rules.Judge;
import io.railhead.scheme.Choice.Chosen;
import io.railhead.scheme.Choice.NoScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemeChooserTest {
    private static final Packs PACKS = Packs.load(null, Judge.vocabulary());
    private static final Account UK = new SortCodeAccount("202959", "63748472");
    private static final Account GB_IBAN = new Iban("GB29NWBK60161331926819");
    private static final Account GERMAN = new Iban("DE89370400440532013000");

    @Test
    void theCallersSchemeIsTakenWhenItFits() {
        Chosen chosen = assertInstanceOf(Chosen.class, choose("GBP", UK, GB_IBAN, "uk-fps"));
        assertEquals("uk-fps", chosen.pack().name());
        assertEquals("The caller asked for uk-fps.", chosen.why());
    }

    @Test
    void withoutOneCurrencyAndAccountFormDecideAndTheSentenceSaysSo() {
        Chosen chosen = assertInstanceOf(Chosen.class, choose("GBP", UK, GB_IBAN, null));
        assertEquals("uk-fps", chosen.pack().name());
        assertTrue(chosen.why().contains("GBP") && chosen.why().contains("sort code"), chosen.why());
        assertFalse(chosen.why().contains("63748472"));
    }

    @Test
    void theCallersSchemeIsRefusedForEveryReasonAtOnce() {
        NoScheme refused = assertInstanceOf(NoScheme.class, choose("EUR", UK, GERMAN, "uk-fps"));
        assertEquals(
                List.of("/amount/currency", "/creditor/account"),
                refused.findings().stream().map(Finding::jsonPointer).toList());
        assertTrue(refused.findings().stream().allMatch(Finding::isError));
        assertTrue(refused.problems().getFirst().contains("GBP"));
    }

    @Test
    void anUnknownSchemeIsAnsweredWithTheNearestName() {
        NoScheme refused = assertInstanceOf(NoScheme.class, choose("GBP", UK, GB_IBAN, "uk-fp"));
        assertEquals("/scheme", refused.findings().getFirst().jsonPointer());
        assertTrue(refused.problems().getFirst().contains("did you mean 'uk-fps'?"));
    }

    @Test
    void aCurrencyThatNobodyCarriesIsNamedAsTheProblem() {
        NoScheme refused = assertInstanceOf(NoScheme.class, choose("JPY", UK, GB_IBAN, null));
        assertEquals("/amount/currency", refused.findings().getFirst().jsonPointer());
    }

    private static Choice choose(String currency, Account debtor, Account creditor, @Nullable String scheme) {
        Instruction instruction = new Instruction(
                Money.parse(Currency.of(currency), "10"),
                new Party("Acme Ltd", debtor),
                new Party("Ada Example", creditor),
                "INV-1001",
                null,
                scheme,
                null);
        return SchemeChooser.choose(instruction, PACKS);
    }
}
