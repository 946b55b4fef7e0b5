package io.railhead.proving;

import io.railhead.proving.profile.Profile;
import io.railhead.proving.profile.Recording;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Watches where the processor time of the first gateway goes while it is measured, for those who want to know. Begun before
 * the measured part, because beginning takes a moment; what was recorded outside of that part does not count. Of several
 * measured parts the last one counts. For one thread.
 */
final class Profiling {
    private final boolean wanted;
    private final Site site;
    private final InstantSource clock;
    private @Nullable Recording recording;
    private @Nullable Profile last;

    /** @param wanted whether to do anything at all */
    Profiling(boolean wanted, Site site, InstantSource clock) {
        this.wanted = wanted;
        this.site = site;
        this.clock = clock;
    }

    void begin() throws IOException, InterruptedException {
        if (wanted) {
            recording = Recording.begin(site.gatewayPid());
        }
    }

    /** @param first the accounts when the measured part began */
    void end(CpuReading first, CpuReading until) throws IOException, InterruptedException {
        if (recording != null) {
            last = recording.end(site.recording()).between(instant(first), instant(until));
            recording = null;
        }
    }

    /** What was seen in the last measured part; null when nobody wanted to know. */
    @Nullable Profile last() {
        return last;
    }

    /** Of a moment that was taken on the monotonic clock. */
    private Instant instant(CpuReading reading) {
        return clock.instant().minus(Duration.ofNanos(System.nanoTime() - reading.at()));
    }
}
