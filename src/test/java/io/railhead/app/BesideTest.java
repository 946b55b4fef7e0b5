package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BesideTest {
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Test
    void allRunAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        Runnable waitsForTheOther = () -> {
            both.countDown();
            await(both);
        };
        Beside.all(waitsForTheOther, waitsForTheOther);
        assertEquals(0, both.getCount());
    }

    @Test
    void whatFailsIsThrownAfterAllHaveEnded() {
        IllegalStateException first = new IllegalStateException("first");
        CountDownLatch failed = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Runnable fails = () -> {
            failed.countDown();
            throw first;
        };
        Runnable endsLater = () -> {
            await(failed);
            done.incrementAndGet();
        };
        assertSame(first, assertThrows(IllegalStateException.class, () -> Beside.all(fails, endsLater)));
        assertEquals(1, done.get());
    }

    @Test
    void ofTwoFailuresTheOneThatStandsFirstIsThrown() {
        IllegalStateException first = new IllegalStateException("first");
        CountDownLatch second = new CountDownLatch(1);
        Runnable failsLater = () -> {
            await(second);
            throw first;
        };
        Runnable failsAtOnce = () -> {
            second.countDown();
            throw new IllegalArgumentException("second");
        };
        assertSame(first, assertThrows(IllegalStateException.class, () -> Beside.all(failsLater, failsAtOnce)));
    }
}
