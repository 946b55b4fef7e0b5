package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandsTest {
    private static final UUID FILE = UUID.randomUUID();

    private final Set<UUID> locked = new HashSet<>();
    private final Hands.Others others = new Hands.Others() {
        @Override
        public boolean take(UUID file) {
            return locked.add(file);
        }

        @Override
        public void release(UUID file) {
            locked.remove(file);
        }
    };
    private final Hands here = new Hands(() -> Instant.EPOCH, others);
    private final Hands there = new Hands(() -> Instant.EPOCH, others);

    @Test
    void whatOneNodeHasInHandTheOtherDoesNotTouch() {
        String said =
                here.on(FILE, () -> "did it, while the other was " + there.on(FILE, () -> "at it too", "idle"), "no");

        assertEquals("did it, while the other was idle", said);
        assertEquals("free again", there.on(FILE, () -> "free again", "no"));
    }

    @Test
    void beingInOtherHandsIsNoFailureAndHasToWaitForNothing() {
        locked.add(FILE);
        assertEquals("no", here.on(FILE, () -> "yes", "no"));
        assertTrue(here.isFree(FILE), "no peace is needed: nothing failed here");
        assertTrue(locked.contains(FILE), "what is another's is not let go");
    }

    @Test
    void aStepThatFailsLetsGoAndLeavesTheFileInPeace() {
        assertThrows(
                IllegalStateException.class,
                () -> here.on(
                        FILE,
                        () -> {
                            throw new IllegalStateException("the disk is away");
                        },
                        "no"));
        assertFalse(here.isFree(FILE));
        assertEquals(Set.of(), locked);
    }
}
