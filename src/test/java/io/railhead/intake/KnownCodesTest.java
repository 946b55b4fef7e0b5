package io.railhead.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.railhead.payment.Account.Iban;
import io.railhead.payment.Agent;
import io.railhead.payment.Currency;
import io.railhead.payment.Instruction;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.payment.PostalAddress;
import io.railhead.reference.Kind;
import io.railhead.reference.ReferenceData;
import io.railhead.reference.UnusableTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownCodesTest {
    private static final Iban ACCOUNT = new Iban("DE89370400440532013000");

    private static List<String> unknown(ReferenceData data, String today, Instruction instruction) {
        return new KnownCodes(data, InstantSource.fixed(Instant.parse(today + "T12:00:00Z")))
                .unknown(instruction).stream()
                        .map(wrong -> wrong.pointer() + " " + wrong.code())
                        .toList();
    }

    private static Instruction paying(String currency, @Nullable String bic, @Nullable String country) {
        Party debtor = new Party("Acme", ACCOUNT);
        Party creditor = new Party(
                "Ada",
                ACCOUNT,
                bic == null ? null : new Agent.Bic(bic),
                country == null ? null : new PostalAddress(null, null, null, "Town", country, List.of()));
        Money amount = Money.parse(Currency.of(currency), "10.00");
        return new Instruction(amount, debtor, creditor, Instruction.NOT_PROVIDED, null, null, null);
    }

    @Test
    void knownCodesPass() {
        assertEquals(List.of(), unknown(ReferenceData.shipped(), "2026-11-22", paying("EUR", "COBADEFFXXX", "DE")));
        assertEquals(List.of(), unknown(ReferenceData.shipped(), "2026-11-22", paying("EUR", "NCBVXKPRXXX", null)));
    }

    @Test
    void whatMeansNothingIsToldWithItsPlace() {
        assertEquals(
                List.of("/creditor/agent/bic BIC-COUNTRY-UNKNOWN", "/creditor/address/country COUNTRY-UNKNOWN"),
                unknown(ReferenceData.shipped(), "2026-11-22", paying("EUR", "COBAUKFFXXX", "UK")));
    }

    @Test
    void aCurrencyIsTakenUntilItsLastDay() {
        assertEquals(List.of(), unknown(ReferenceData.shipped(), "2025-12-31", paying("BGN", null, null)));
        assertEquals(
                List.of("/amount/currency CURRENCY-NOT-IN-USE"),
                unknown(ReferenceData.shipped(), "2026-01-01", paying("BGN", null, null)));
    }

    @Test
    void anImportedTableDecides() throws UnusableTable {
        ReferenceData imported = ReferenceData.trial(Map.of(
                Kind.COUNTRIES, "code,name,from,to\nDE,Germany,,\nQQ,New Land,2026-06-01,\n",
                Kind.CURRENCIES, "code,digits,name\nGBP,2,Pound\n"));
        assertEquals(
                List.of("/amount/currency CURRENCY-NOT-IN-USE"),
                unknown(imported, "2026-06-01", paying("EUR", null, "QQ")));
        assertEquals(
                List.of("/creditor/address/country COUNTRY-UNKNOWN"),
                unknown(imported, "2026-05-31", paying("GBP", null, "QQ")));
    }
}
