package io.railhead.proving;

import io.railhead.proving.limits.MachineLimits;
import org.jspecify.annotations.Nullable;

/**
 * All that one run of the bench found.
 *
 * @param limits what the machine can do at most, or null when that was not asked for
 * @param provider who did the gateway's signatures, as the gateway itself said
 */
record Report(Result result, @Nullable MachineLimits limits, String provider) {}
