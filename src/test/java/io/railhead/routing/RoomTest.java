package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final long MEBIBYTE = 1 << 20;

    private final AtomicLong free = new AtomicLong();
    private final Room room = new Room(free::get, 100);

    private boolean scarceAt(long mebibytes) {
        free.set(mebibytes * MEBIBYTE);
        room.measure();
        return room.isScarce();
    }

    @Test
    void roomIsScarceBelowTheLeastAndUntilAQuarterMoreIsFree() {
        assertFalse(scarceAt(100));
        assertTrue(scarceAt(99));
        assertTrue(scarceAt(124), "it would flap");
        assertFalse(scarceAt(125));
        assertFalse(scarceAt(100));
    }
}
