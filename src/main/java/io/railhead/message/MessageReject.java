package io.railhead.message;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An admi.002: the other side could not treat a message of ours at all.
 *
 * @param reference the message they mean, by their account of it
 * @param reasonCode the rejecting party's code
 * @param at when they rejected it, or null
 */
public record MessageReject(
        String reference,
        String reasonCode,
        @Nullable OffsetDateTime at,
        @Nullable String location,
        @Nullable String description,
        @Nullable String additionalData) {}
