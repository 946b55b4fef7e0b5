package io.railhead.message;

import org.jspecify.annotations.Nullable;

/**
 * Why a status is what it is.
 *
 * @param code from the ISO external set, or the scheme's own where {@code proprietary}
 * @param text what the sender added in words, or null
 */
public record Reason(
        String code, boolean proprietary, @Nullable String text) {}
