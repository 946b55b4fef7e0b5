package io.railhead.message;

import org.jspecify.annotations.Nullable;

/**
 * A bank as a message states it, not judged yet. All three may be missing.
 *
 * @param clearingSystem code of the national clearing in which the member number counts
 */
public record StatedAgent(
        @Nullable String bic,
        @Nullable String clearingSystem,
        @Nullable String memberId) {}
