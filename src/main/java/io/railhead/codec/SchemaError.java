package io.railhead.codec;

import org.jspecify.annotations.Nullable;

/**
 * One place where a message breaks its schema.
 *
 * @param code stable, begins with {@code XSD-}
 * @param line in the whole message, from 1
 * @param column in the whole message, from 1
 * @param path ISO path from the part's root, like {@code /Document/FIToFICstmrCdtTrf/GrpHdr/MsgId}
 * @param text a plain sentence that never repeats a value
 * @param value what stands there, shortened; null where it is about no value or values are not to be repeated, as in
 *     the gateway, whose logs they must not reach
 */
public record SchemaError(
        String code,
        int line,
        int column,
        String path,
        String text,
        @Nullable String value) {
    /** Without the value. */
    public SchemaError(String code, int line, int column, String path, String text) {
        this(code, line, column, path, text, null);
    }

    SchemaError about(@Nullable String given) {
        return new SchemaError(code, line, column, path, text, given);
    }
}
