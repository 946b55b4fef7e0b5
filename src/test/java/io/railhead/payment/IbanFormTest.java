package io.railhead.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.reference.ReferenceData;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class IbanFormTest {
    private static IbanForm of(String country) {
        return IbanForm.all().stream()
                .filter(form -> form.country().equals(country))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFormTellsLengthAndPartsInTheirOrder() {
        assertEquals(
                new IbanForm("GB", 22, "bank code 4 capitals, branch code 6 digits, account number 8 digits"),
                of("GB"));
        assertEquals(18, of("NL").length());
    }

    @Test
    void examplesHaveTheLengthOfTheirCountry() {
        for (String iban : List.of("GB29NWBK60161331926819", "DE89370400440532013000", "FR1420041010050500013M02606")) {
            assertEquals(iban.length(), of(new Account.Iban(iban).country()).length());
        }
    }

    @Test
    void everyCountryWithIbansIsOneThatTheTableOfCountriesKnows() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        for (IbanForm form : IbanForm.all()) {
            assertTrue(ReferenceData.shipped().countries(day).has(form.country(), day), form.country());
        }
    }
}
