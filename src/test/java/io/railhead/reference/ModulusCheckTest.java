package io.railhead.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.railhead.reference.ModulusCheck.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** UK account numbers against weights of our own making; the numbers were worked out apart from this code. */
class ModulusCheckTest {
    private static final String WEIGHTS = """
            990001 990001 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1
            990002 990002 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1
            990003 990003 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1
            990004 990004 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1
            990004 990004 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1
            991001 991001 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1 1
            991002 991002 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1 2
            991002 991002 MOD11 1 2 3 4 5 6 8 7 6 5 4 3 2 1 9
            991003 991003 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1
            991003 991003 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1 3
            991004 991004 MOD11 1 2 3 4 5 6 8 7 6 5 4 3 0 0 4
            991005 991006 MOD11 7 6 5 4 3 2 7 6 5 4 3 2 0 0 5
            991005 991006 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 0 5
            991007 991007 MOD10 1 2 1 2 1 2 3 1 3 1 3 1 3 1 6
            991008 991008 MOD11 1 2 3 4 5 6 8 7 6 5 4 3 2 1 7
            991009 991009 MOD11 1 2 3 4 5 6 8 7 6 5 4 3 2 1 8
            991010 991010 MOD11 1 2 3 4 5 6 8 7 6 5 4 3 2 1 10
            991010 991010 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1 11
            991012 991012 MOD11 1 2 3 4 5 6 8 7 6 5 4 3 2 1 12
            991012 991012 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1 13
            991014 991014 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1 14
            """;

    private static final String EXAMPLES = """
            990001 28816302 FITS     modulus 10
            990001 05032582 FITS_NOT modulus 10
            990002 84641177 FITS     modulus 11
            990002 84212661 FITS_NOT modulus 11
            990003 06655764 FITS     double alternate
            990003 29673100 FITS_NOT double alternate
            990004 16843185 FITS     both checks
            990004 07246803 FITS_NOT the first alone
            990004 53550032 FITS_NOT the second alone
            991001 27910936 FITS     1: 27 is added
            991001 19938108 FITS_NOT 1: fits only without the 27
            991002 00256129 FITS     2: a is 0
            991002 95494971 FITS     2: a is not 0, g not 9
            991002 26752197 FITS     2: a is not 0, g is 9
            991002 02510524 FITS     9: under 309634
            991002 59072565 FITS_NOT 2 and 9: neither
            991003 88618129 FITS     3: c is 6
            991003 27900177 FITS     3: c is 9
            991003 42854075 FITS_NOT 3: another c
            991003 34676165 FITS_NOT 3: c is 6, first check
            991004 60257105 FITS     4
            991004 00183346 FITS_NOT 4: remainder 0
            991005 19647200 FITS     5
            991005 05210005 FITS     5: first remainder 0
            991005 26332301 FITS_NOT 5: first remainder 1
            991006 58589803 FITS     5: counts as 991234
            991006 34522619 FITS_NOT 5: fits only as itself
            991007 86126488 FITS     6: a foreign currency account
            991007 78351121 FITS_NOT 6: g is not h
            991007 30122122 FITS_NOT 6: a is 3
            991008 34030791 FITS     7: g is 9
            991008 32878944 FITS_NOT 7: g is not 9
            991009 65084754 FITS     8: under 090126
            991009 57511393 FITS_NOT 8: fits only under its own
            991010 09485098 FITS     10: ab is 09, g is 9
            991010 99422894 FITS     10: ab is 99, g is 9
            991010 19241598 FITS_NOT 10: ab is 19, g is 9
            991010 28597680 FITS     11: the second alone
            991012 63675789 FITS     12: the first alone
            991012 03908097 FITS     13: the second alone
            991012 28486840 FITS_NOT 12 and 13: neither
            991014 44509812 FITS     14: as it stands
            991014 74071060 FITS     14: h is 0
            991014 73305291 FITS     14: h is 1
            991014 67231879 FITS     14: h is 9
            991014 94302612 FITS_NOT 14: h is 2
            """;

    private static ModulusCheck check() throws UnusableTable {
        return new ModulusCheck(ModulusTable.read("weights", WEIGHTS), Substitutions.read("others", "991006 991234\n"));
    }

    @TestFactory
    Stream<DynamicTest> everyAlgorithmAndExceptionJudgesAsItWasWorkedOut() throws UnusableTable {
        ModulusCheck check = check();
        return EXAMPLES.lines().map(line -> {
            String[] fields = line.split("\\s+", 4);
            return DynamicTest.dynamicTest(
                    fields[3] + " " + fields[1],
                    () -> assertEquals(Verdict.valueOf(fields[2]), check.of(fields[0], fields[1])));
        });
    }

    @Test
    void nothingIsSaidOfASortCodeThatTheTableLeavesOut() throws UnusableTable {
        assertEquals(Verdict.NOT_COVERED, check().of("990000", "00000000"));
        assertEquals(Verdict.NOT_COVERED, check().of("991015", "12345678"));
    }

    /** What the method is for: a mistyped number is found. */
    @Test
    void everySingleWrongDigitIsFoundByWeightsThatAreFreeOfTheModulus() throws UnusableTable {
        String good = "84641177";
        for (int i = 0; i < good.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != good.charAt(i)) {
                    String typed = good.substring(0, i) + digit + good.substring(i + 1);
                    assertEquals(Verdict.FITS_NOT, check().of("990002", typed), typed);
                }
            }
        }
    }

    @Test
    void withoutSubstitutionsASortCodeCountsAsItself() throws UnusableTable {
        ModulusCheck alone = new ModulusCheck(ModulusTable.read("weights", WEIGHTS), null);
        assertEquals(Verdict.FITS_NOT, alone.of("991006", "58589803"));
        assertEquals(Verdict.FITS, alone.of("991006", "34522619"));
    }

    @Test
    void theRowsOfASortCodeAreShownInTheirOrder() throws UnusableTable {
        List<List<String>> rows = ModulusTable.read("weights", WEIGHTS).show("991006");
        assertEquals(2, rows.size());
        assertEquals(List.of("991005", "991006", "MOD11", "7 6 5 4 3 2 7 6 5 4 3 2 0 0", "5"), rows.getFirst());
        assertNotNull(rows.getLast());
        assertFalse(rows.getLast().isEmpty());
        assertEquals(List.of(), ModulusTable.read("weights", WEIGHTS).show("GB29"));
    }
}
