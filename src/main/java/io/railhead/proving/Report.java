package io.railhead.proving;

import io.railhead.proving.limits.MachineLimits;
import io.railhead.proving.profile.Profile;
import org.jspecify.annotations.Nullable;

/**
 * All that one run of the bench found.
 *
 * @param history settled payments that were put into the past before the load; 0 for none
 * @param readyMs from the start of the gateway's process until it was ready
 * @param limits what the machine can do at most, or null when that was not asked for
 * @param provider who did the gateway's signatures, as the gateway itself said
 * @param profile what the gateway's threads did in the measured part, or null when nobody wanted to know
 */
record Report(
        Result result,
        int history,
        long readyMs,
        @Nullable MachineLimits limits,
        String provider,
        @Nullable Profile profile) {}
