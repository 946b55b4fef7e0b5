package io.railhead.codec;

/**
 * One place where a message breaks its schema.
 *
 * @param code stable, begins with {@code XSD-}
 * @param line in the whole message, from 1
 * @param column in the whole message, from 1
 * @param path ISO path from the part's root, like {@code /Document/FIToFICstmrCdtTrf/GrpHdr/MsgId}
 * @param text a plain sentence that never repeats a value
 */
public record SchemaError(String code, int line, int column, String path, String text) {}
