package io.railhead.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables that come with the program, held against what others know. */
class ShippedTablesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final ReferenceData DATA = ReferenceData.shipped();

    @Test
    void everyShippedTableSaysWhatItIsAndWhereItsFactsComeFrom() {
        for (Kind kind : Kind.values()) {
            Edition edition = DATA.edition(kind, DAY);
            if (!kind.shipped()) {
                assertNull(edition, kind.written());
                continue;
            }
            assertNotNull(edition, kind.written());
            assertTrue(edition.shipped());
            assertTrue(edition.heading().source().length() > 20, kind.written());
            assertTrue(edition.digest().matches("[0-9a-f]{64}"));
            assertEquals(edition.table().size(), edition.table().show("").size());
        }
    }

    @Test
    void currenciesHaveTheDigitsThatTheJdkKnows() {
        for (List<String> row : DATA.currencies(DAY).show("")) {
            if (row.getFirst().equals("UYW") || row.getFirst().equals("XAD")) {
                continue; // younger than the JDK's list
            }
            int digits = Currency.getInstance(row.getFirst()).getDefaultFractionDigits();
            assertEquals(digits < 0 ? "-" : String.valueOf(digits), row.get(1), row.getFirst());
        }
    }

    @Test
    void currenciesThatWereWithdrawnAreKnownAndNotInUse() {
        assertTrue(DATA.currencies(DAY).inUse("GBP", DAY));
        assertTrue(DATA.currencies(DAY).inUse("XCG", DAY));
        assertFalse(DATA.currencies(DAY).inUse("XCG", LocalDate.of(2025, 3, 30)));
        assertNotNull(DATA.currency("HRK"));
        assertFalse(DATA.currencies(DAY).inUse("HRK", DAY));
        assertTrue(DATA.currencies(DAY).inUse("BGN", LocalDate.of(2025, 12, 31)));
        assertFalse(DATA.currencies(DAY).inUse("BGN", LocalDate.of(2026, 1, 1)));
        assertFalse(DATA.currencies(DAY).inUse("XAU", DAY), "nobody pays in gold");
        assertNull(DATA.currency("ABC"));
        assertNull(DATA.currency("gbp"));
    }

    @Test
    void countriesAreThoseOfIsoAndTheOneThatBanksAdd() {
        Set<String> ours = new HashSet<>();
        DATA.countries(DAY).show("").forEach(row -> ours.add(row.getFirst()));
        Set<String> others = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
        others.add("XK");
        assertEquals(others, ours);
        assertFalse(DATA.countries(DAY).has("UK", DAY));
    }

    @Test
    void codesHaveAMeaningOfTheirOwnThatIsNoCopyOfTheCode() {
        CodeSets codes = DATA.codes(DAY);
        assertEquals("charges as the scheme rules", codes.meaning("chargeBearer", "SLEV"));
        assertNull(codes.meaning("chargeBearer", "NONE"));
        assertNull(codes.meaning("nothing", "SLEV"));
        for (List<String> row : codes.show("")) {
            assertFalse(row.get(2).isBlank() || row.get(2).equals(row.get(1)), row.toString());
        }
    }
}
