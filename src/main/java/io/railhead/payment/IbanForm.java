package io.railhead.payment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.iban4j.CountryCode;
import org.iban4j.bban.BbanStructure;
import org.iban4j.bban.BbanStructureEntry;
import org.iban4j.bban.BbanStructureEntry.EntryCharacterType;

/**
 * How the IBANs of a country are built, as {@link Account.Iban} holds them against it; from the library iban4j.
 *
 * @param country two letters
 * @param length all characters, with country and check digits
 * @param parts what follows those four, in words and in order
 */
public record IbanForm(String country, int length, String parts) {
    /** Letters of the country, and two check digits. */
    private static final int HEAD = 4;

    /** The form of every country that has IBANs, by its letters. */
    public static List<IbanForm> all() {
        return BbanStructure.supportedCountries().stream()
                .map(IbanForm::of)
                .sorted(Comparator.comparing(IbanForm::country))
                .toList();
    }

    private static IbanForm of(CountryCode country) {
        BbanStructure structure = BbanStructure.forCountry(country);
        List<String> parts = new ArrayList<>();
        for (BbanStructureEntry entry : structure.getEntries()) {
            parts.add(entry.getEntryType().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + entry.getLength()
                    + " " + characters(entry.getCharacterType()));
        }
        return new IbanForm(country.getAlpha2(), HEAD + structure.getBbanLength(), String.join(", ", parts));
    }

    private static String characters(EntryCharacterType type) {
        return switch (type) {
            case n -> "digits";
            case a -> "capitals";
            case c -> "capitals or digits";
        };
    }
}
