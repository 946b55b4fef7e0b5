package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.payment.PaymentId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileIdsTest {
    private static final int[] INDEXES = {0, 1, 2, 199, 4096, (1 << 18) - 1, 1 << 18, 5_000_000, FileIds.MOST_ITEMS - 1
    };

    @Test
    void anItemHasTheSameIdAtEveryReading() {
        UUID file = FileIds.next();
        assertEquals(FileIds.item(file, 7), FileIds.item(file, 7));
        assertNotEquals(FileIds.item(file, 7), FileIds.item(file, 8));
    }

    @Test
    void itemsSortInTheOrderOfTheFileWithinItsMillisecond() {
        UUID file = FileIds.next();
        PaymentId before = new PaymentId(FileIds.first(file));
        for (int index : INDEXES) {
            UUID id = FileIds.item(file, index);
            assertEquals(7, id.version());
            assertEquals(2, id.variant());
            assertEquals(file.getMostSignificantBits() >>> 16, id.getMostSignificantBits() >>> 16);
            assertTrue(before.compareTo(new PaymentId(id)) <= 0, "index " + index);
            before = new PaymentId(id);
        }
        assertEquals(FileIds.last(file), before.value());
    }

    @Test
    void filesOfTheSameMillisecondShareNoItem() {
        UUID one = FileIds.next();
        Set<UUID> ids = new HashSet<>();
        for (long i = 0; i < 1000; i++) {
            UUID sibling = new UUID(one.getMostSignificantBits(), one.getLeastSignificantBits() + i);
            assertTrue(ids.add(FileIds.item(sibling, 3)));
        }
    }

    @Test
    void whatNoFileHoldsHasNoId() {
        assertThrows(IllegalArgumentException.class, () -> FileIds.item(FileIds.next(), -1));
        assertThrows(IllegalArgumentException.class, () -> FileIds.item(FileIds.next(), FileIds.MOST_ITEMS));
    }
}
