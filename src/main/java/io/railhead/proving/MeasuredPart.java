package io.railhead.proving;

import java.io.IOException;
import java.time.Duration;

/**
 * The part of a run that counts.
 *
 * @param from its begin on the monotonic clock, in nanoseconds
 * @param until its end, likewise
 * @param first the accounts of the processes when it began
 * @param last the same when it ended
 * @param memory what the gateway kept when it ended
 */
record MeasuredPart(long from, long until, CpuReading first, CpuReading last, ProcessMemory memory) {
    /** Gives load until a moment of the monotonic clock, and returns when all is answered. */
    interface Give {
        void load(long until) throws InterruptedException;
    }

    /** Reads the accounts while a thread gives the load, and returns when the last answer is there. */
    static MeasuredPart take(Site site, long from, Duration length, Runnable began, Give give)
            throws IOException, InterruptedException {
        long until = from + length.toNanos();
        Thread giving = Thread.ofPlatform().name("load").start(() -> {
            try {
                give.load(until);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        sleepUntil(from);
        began.run();
        CpuReading first = CpuReading.of(site);
        sleepUntil(until);
        CpuReading last = CpuReading.of(site);
        ProcessMemory memory = ProcessMemory.of(site.gatewayPid());
        giving.join();
        return new MeasuredPart(from, until, first, last, memory);
    }

    private static void sleepUntil(long moment) throws InterruptedException {
        for (long now = System.nanoTime(); now < moment; now = System.nanoTime()) {
            Thread.sleep(Duration.ofNanos(moment - now));
        }
    }
}
