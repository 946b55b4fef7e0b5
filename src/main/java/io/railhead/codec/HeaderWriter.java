package io.railhead.codec;

import io.railhead.message.Header;
import java.util.function.Consumer;

/** Writes head.001.001.02, open where the signature goes, around any document. */
final class HeaderWriter {
    private static final Tag ROOT = Tag.root("AppHdr", "urn:iso:std:iso:20022:tech:xsd:head.001.001.02");
    private static final Tag FROM = Tag.of("Fr");
    private static final Tag TO = Tag.of("To");
    private static final Tag INSTITUTION = Tag.of("FIId");
    private static final Tag MESSAGE_ID = Tag.of("BizMsgIdr");
    private static final Tag DEFINITION = Tag.of("MsgDefIdr");
    private static final Tag SERVICE = Tag.of("BizSvc");
    private static final Tag CREATED = Tag.of("CreDt");
    private static final Tag COPY = Tag.of("CpyDplct");
    private static final Tag POSSIBLE_DUPLICATE = Tag.of("PssblDplct");
    private static final Tag SIGNATURE = Tag.of("Sgntr");

    private HeaderWriter() {}

    /**
     * @param definition what the writer of the document writes, which the header must name
     */
    static CanonicalMessage around(Header header, String definition, Consumer<CanonicalWriter> document) {
        if (!header.definition().name().equals(definition)) {
            throw new IllegalArgumentException(
                    "the header names " + header.definition() + ", this writes " + definition);
        }
        CanonicalWriter before = new CanonicalWriter();
        before.open(ROOT);
        PartyWriter.agent(before.open(FROM), INSTITUTION, header.from());
        before.close(FROM).open(TO);
        PartyWriter.agent(before, INSTITUTION, header.to());
        before.close(TO)
                .element(MESSAGE_ID, header.businessMessageId())
                .element(DEFINITION, definition)
                .optional(SERVICE, header.businessService())
                .element(CREATED, Times.written(header.creationTime()))
                .optional(COPY, header.copyDuplicate());
        if (header.possibleDuplicate()) {
            before.element(POSSIBLE_DUPLICATE, "true");
        }
        before.open(SIGNATURE);
        CanonicalWriter after = new CanonicalWriter().close(SIGNATURE).close(ROOT);
        CanonicalWriter body = new CanonicalWriter();
        document.accept(body);
        return new CanonicalMessage(before.toBytes(), after.toBytes(), body.toBytes());
    }
}
