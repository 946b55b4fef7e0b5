package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.railhead.message.Definition;
import io.railhead.message.InitiatedTransfer;
import io.railhead.message.InitiationHeader;
import io.railhead.message.StatedParty;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a file declares and what it adds up to, also where a schema would have refused the numbers. */
class TotalsTest {
    private static final StatedParty NOBODY = new StatedParty(null, null, null);

    private static Totals totals(String count, @Nullable String sum, String... amounts) {
        Totals totals = new Totals(new InitiationHeader(
                new Definition("pain.001.001.09"),
                "M1",
                OffsetDateTime.parse("2030-05-06T09:00:00Z"),
                count,
                sum,
                null,
                null));
        IntStream.range(0, amounts.length).forEach(i -> totals.add(transfer(i, amounts[i])));
        totals.close();
        return totals;
    }

    private static InitiatedTransfer transfer(int index, String amount) {
        return new InitiatedTransfer(
                index, 1, null, "E" + index, null, "GBP", amount, NOBODY, null, null, null, List.of());
    }

    private static String problem(Totals totals) {
        FileProblem problem = totals.problem();
        assertNotNull(problem);
        return problem.code();
    }

    @Test
    void everySpellingThatASchemaTakesCounts() {
        assertNull(totals("0000000000002", "+0030.50", "10.50", "+20.").problem());
        assertNull(totals("1", ".5", "0.50").problem());
    }

    @Test
    void aNumberOfTransfersThatIsNoNumberIsAWrongOne() {
        for (String count : List.of("abc", "", "-1", "+1", "1.0", "1E0", "\u0661", "1".repeat(60_000))) {
            assertEquals("FILE-COUNT", problem(totals(count, null, "10.00")), count);
        }
    }

    @Test
    void anAmountOrSumThatNoPlainNumberIsNeverAddsUp() {
        for (String number : List.of("abc", "", ".", "-", "1..0", "1-0", "1E+600000000", "1E-9", "1".repeat(60_000))) {
            assertEquals("FILE-SUM", problem(totals("1", number, "10.00")), number);
            Totals totals = totals("2", "10.00", "10.00", number);
            assertEquals("FILE-SUM", problem(totals), number);
            assertEquals(new BigDecimal("10.00"), totals.sum());
            assertNull(totals("2", null, "10.00", number).problem(), "its item is refused by itself");
        }
    }
}
