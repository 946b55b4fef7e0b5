package io.railhead.app.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapCheckTest {
    private static final long MEBIBYTE = 1L << 20;

    private static Finding with(long mostBytes) {
        return new HeapCheck(mostBytes).run().getFirst();
    }

    @Test
    void aHeapBelowTheLeastIsAWarningThatSaysWhatToDo() {
        Finding small = with(400 * MEBIBYTE - 1);
        assertEquals(Level.WARN, small.level());
        assertEquals("HEAP  heap: 399 MiB at most. RAILHEAD_JAVA_OPTS=-Xmx1g or more", small.toString());
        assertEquals(Level.WARN, with(64 * MEBIBYTE).level());
    }

    @Test
    void theLeastAndMoreIsFine() {
        assertEquals(Level.PASS, with(400 * MEBIBYTE).level());
        assertEquals(Level.PASS, with(576 * MEBIBYTE).level());
        assertTrue(with(Long.MAX_VALUE).todo().isEmpty(), "a heap without a limit");
    }
}
