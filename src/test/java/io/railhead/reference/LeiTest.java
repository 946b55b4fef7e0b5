package io.railhead.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LeiTest {
    @Property(tries = 200)
    void checkDigitsWorkedOutWithLargeNumbersFitAndNoOthersDo(
            @ForAll @StringLength(18) @CharRange(from = 'A', to = 'Z') @CharRange(from = '0', to = '9') String body) {
        StringBuilder digits = new StringBuilder();
        body.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int check =
                98 - new BigInteger(digits + "00").mod(BigInteger.valueOf(97)).intValue();
        for (int other = 0; other <= 99; other++) {
            assertEquals(other == check, Lei.fits(body + "%02d".formatted(other)), body + other);
        }
    }

    @Test
    void whatHasAnotherFormFitsNever() {
        assertTrue(Lei.fits("5493001KJTIIGC8Y1R12"));
        assertFalse(Lei.fits("5493001KJTIIGC8Y1R21"), "two digits swapped");
        assertFalse(Lei.fits("5493001kjtiigc8y1r12"), "small letters");
        assertFalse(Lei.fits("5493001KJTIIGC8Y1R1"), "too short");
        assertFalse(Lei.fits("5493001KJTIIGC8Y1R123"), "too long");
        assertFalse(Lei.fits("00000000000000000000"));
        assertFalse(Lei.fits(""));
    }
}
