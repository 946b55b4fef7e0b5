package io.railhead.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArmedTest {
    @Test
    void nothingIsArmedUnlessAskedFor() {
        assertFalse(FaultPoint.isAnyArmed());
        assertNull(FaultPoint.problem());
        assertNull(Armed.parse(" ").point());
        assertNull(Armed.parse("").problem());
        Arrays.stream(FaultPoint.values()).forEach(point -> assertFalse(point.fails(), point::name));
    }

    @Test
    void itStrikesAtThePassingThatWasAskedForAndAtNoOther() {
        Armed third = Armed.parse("IN_APPLY@3");
        assertEquals(FaultPoint.IN_APPLY, third.point());
        assertEquals(
                List.of(false, false, true, false, false),
                List.of(third.strikes(), third.strikes(), third.strikes(), third.strikes(), third.strikes()));
        assertTrue(Armed.parse("JUDGED").strikes());
    }

    @Test
    void whatIsNoPointArmsNothingAndIsExplained() {
        for (String wrong : List.of("IN_APPLY@0", "IN_APPLY@-1", "IN_APPLY@", "in_apply", "NOWHERE", "IN_APPLY@x")) {
            assertNull(Armed.parse(wrong).point(), wrong);
            String problem = String.valueOf(Armed.parse(wrong).problem());
            assertTrue(problem.contains("BROKER_STORED"), problem);
        }
    }

    @Test
    void everyRowOfTheTableHasOnePointAtMost() {
        List<Integer> rows = Arrays.stream(FaultPoint.values())
                .map(FaultPoint::row)
                .filter(row -> row > 0)
                .toList();
        assertEquals(rows.size(), rows.stream().distinct().count());
        assertEquals(rows.stream().sorted().toList(), rows, "in the order of the table");
    }
}
