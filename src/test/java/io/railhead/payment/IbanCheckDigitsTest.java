package io.railhead.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.railhead.payment.Account.Iban;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IbanCheckDigitsTest {
    /** N=23 W=32 B=11 K=20, then G=16 B=11 and 00 for the digits that are wanted. */
    private static int right(String account) {
        BigInteger digits = new BigInteger("23321120" + "601613" + account + "161100");
        return 98 - digits.mod(BigInteger.valueOf(97)).intValue();
    }

    @Test
    void ofAllHundredOneFitsAlsoWhereAnotherLeavesTheSameRemainder() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            String account = Integer.toString(31_926_000 + i);
            int right = right(account);
            seen.add(right);
            for (int digits = 0; digits <= 99; digits++) {
                String iban = "GB%02dNWBK601613%s".formatted(digits, account);
                if (digits == right) {
                    assertEquals(iban, Iban.parse(iban).value());
                } else {
                    Invalid refused = assertThrows(Invalid.class, () -> Iban.parse(iban), iban);
                    assertEquals(Invalid.Flaw.IBAN_CHECK_DIGITS, refused.flaw());
                }
            }
        }
        assertEquals(97, seen.size(), "02 to 98");
    }

    @Test
    void whatWasStoredWithSuchDigitsStaysReadable() {
        String account = "31926000";
        while (right(account) != 97) {
            account = Integer.toString(Integer.parseInt(account) + 1);
        }
        assertEquals("00", new Iban("GB00NWBK601613" + account).value().substring(2, 4));
    }
}
