package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.railhead.payment.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningTextTest {
    @Test
    void warningsComeBackAsTheyWentIn() {
        List<Warning> warnings = List.of(
                new Warning("RULE-TEXT-SHORTENED", "/creditor/name", "The last 3 were cut off."),
                new Warning("LOOKS-LIKE-ANOTHER", null, "Is it meant twice?"));
        assertEquals(warnings, WarningText.read(WarningText.write(warnings)));
        assertNull(WarningText.write(List.of()));
        assertEquals(List.of(), WarningText.read(null));
    }

    @Test
    void aSentenceOfTheTimeBeforeCodesIsStillOne() {
        assertEquals(
                List.of(new Warning("WARNING", null, "It looks odd."), new Warning("NOT-CARRIED", "Purp", "Not kept.")),
                WarningText.read("It looks odd.\nNOT-CARRIED\tPurp\tNot kept."));
    }

    @Test
    void whatSeparatesWarningsCannotStandInOne() {
        Warning odd = new Warning("NOT-CARRIED", "a\tb", "one\ntwo\tthree");
        assertEquals(
                List.of(new Warning("NOT-CARRIED", "a b", "one two three")),
                WarningText.read(WarningText.write(List.of(odd))));
    }
}
