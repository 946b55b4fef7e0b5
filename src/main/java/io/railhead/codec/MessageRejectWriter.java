package io.railhead.codec;

import io.railhead.message.Header;
import io.railhead.message.MessageReject;

/** Writes admi.002.001.01 with its header. Thread-safe. */
public final class MessageRejectWriter {
    /** The definition written. */
    public static final String DEFINITION = "admi.002.001.01";

    private static final Tag ROOT = Tag.root("Document", "urn:iso:std:iso:20022:tech:xsd:" + DEFINITION);
    private static final Tag MESSAGE = Tag.of("admi.002.001.01");
    private static final Tag RELATED = Tag.of("RltdRef");
    private static final Tag REFERENCE = Tag.of("Ref");
    private static final Tag REASON = Tag.of("Rsn");
    private static final Tag CODE = Tag.of("RjctgPtyRsn");
    private static final Tag AT = Tag.of("RjctnDtTm");
    private static final Tag LOCATION = Tag.of("ErrLctn");
    private static final Tag DESCRIPTION = Tag.of("RsnDesc");
    private static final Tag DATA = Tag.of("AddtlData");

    private MessageRejectWriter() {}

    /**
     * Writes a rejection.
     *
     * @throws IllegalArgumentException when the header names another definition, or a text holds what XML cannot
     */
    public static CanonicalMessage write(Header header, MessageReject reject) {
        return HeaderWriter.around(header, DEFINITION, out -> {
            out.open(ROOT)
                    .open(MESSAGE)
                    .open(RELATED)
                    .element(REFERENCE, reject.reference())
                    .close(RELATED)
                    .open(REASON)
                    .element(CODE, reject.reasonCode());
            if (reject.at() != null) {
                out.element(AT, Times.written(reject.at()));
            }
            out.optional(LOCATION, reject.location())
                    .optional(DESCRIPTION, reject.description())
                    .optional(DATA, reject.additionalData())
                    .close(REASON)
                    .close(MESSAGE)
                    .close(ROOT);
        });
    }
}
