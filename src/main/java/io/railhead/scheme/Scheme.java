package io.railhead.scheme;

import io.railhead.message.Definition;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scheme as its pack describes it: a {@link Pack} when we can send over it, a {@link ValidationPack} when all we know
 * is how its messages must look. Whatever sends takes a {@code Pack}, so that a scheme for checking alone cannot be
 * chosen for a payment by mistake.
 */
public sealed interface Scheme permits Pack, ValidationPack {
    /** The folder's name. */
    String name();

    String title();

    /** Which clearing's or community's dialect it is. */
    String csmProfile();

    /** In which the scheme's days begin. */
    ZoneId zone();

    /** The headers' definitions; one of them goes before every document. */
    List<Definition> headers();

    /** Every document's definition, in alphabetical order; of one message there may be several versions. */
    List<Definition> definitions();

    /** The namespaces of what wraps header and document. */
    List<String> envelopes();

    Map<String, ReasonCode> reasonCodes();

    List<Rule> rules();

    /** SHA-256 over the files the pack was read from, lower-case hex. */
    String digest();

    /** What we know of a reason code, or null. */
    default @Nullable ReasonCode reasonCode(String code) {
        return reasonCodes().get(code);
    }
}
