package io.railhead.codec;

import io.railhead.message.Definition;
import io.railhead.message.InitiatedTransfer;
import io.railhead.message.InitiationElement;
import io.railhead.message.InitiationHeader;
import io.railhead.message.StatedParty;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pain.001 file of any size, one transfer at a time, in bounded memory: version 001.001.09, or 001.001.03,
 * in which some elements have other names. The file has passed {@link Validator#validate(InputStream)} before;
 * should something mandatory be missing all the same, it is {@link Unreadable}. Any wrapper around the Document is
 * looked through; what stands inside another message is not, for no schema was asked about it. One thread; closing it
 * leaves the stream open.
 */
public final class InitiationReader implements AutoCloseable {
    /** The versions that are read, the newest first. */
    public static final List<String> DEFINITIONS = List.of("pain.001.001.09", "pain.001.001.03");

    /** Before ISO 20022 made it a choice of a date and a date with time. */
    private static final String WITH_PLAIN_DATE = "pain.001.001.03";

    private final Cursor xml;
    private final String definition;
    private final InitiationHeader header;
    private @Nullable BlockReader block;
    private int blocks;
    private int items;
    private boolean ended;

    /**
     * Reads as far as the group header.
     *
     * @throws Unreadable when there is none of {@link #DEFINITIONS} in it
     * @throws XmlRefused when the bytes are not XML that we read
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public InitiationReader(InputStream file) {
        xml = Cursor.over(SafeXml.reader(file));
        String found = nextDocument();
        if (found == null) {
            throw new Unreadable(
                    "READ-DEFINITION", "There is no " + String.join(" or ", DEFINITIONS) + " in this file.");
        }
        definition = found;
        enter("CstmrCdtTrfInitn");
        enter("GrpHdr");
        header = readHeader();
    }

    /** What the file says of itself. */
    public InitiationHeader header() {
        return header;
    }

    /**
     * The next block, or the next transfer of the block before it; null at the end of the file.
     *
     * @throws Unreadable when something mandatory is missing, or a second Document follows
     * @throws XmlRefused when the bytes are not XML that we read
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public @Nullable InitiationElement next() {
        while (!ended) {
            if (block != null) {
                InitiatedTransfer transfer = block.next(items);
                if (transfer != null) {
                    items++;
                    return transfer;
                }
                block = null;
            } else if (!xml.child()) {
                end();
            } else if (xml.name().equals("PmtInf")) {
                block = new BlockReader(xml, definition.equals(WITH_PLAIN_DATE));
                return block.begin(blocks++);
            } else {
                xml.skip();
            }
        }
        return null;
    }

    private void enter(String name) {
        if (!xml.child() || !xml.name().equals(name)) {
            throw absent(name);
        }
    }

    private void end() {
        ended = true;
        if (nextDocument() != null) {
            throw new Unreadable("READ-SEVERAL-DOCUMENTS", "The file holds several documents; send one a file.");
        }
    }

    /** The definition of the next Document that is one of ours and a part of its own, or null. */
    private @Nullable String nextDocument() {
        while (xml.anyElement()) {
            Definition found = xml.definition();
            if (found != null && !PartFinder.isEnvelope(found)) {
                if (xml.name().equals("Document") && DEFINITIONS.contains(found.name())) {
                    return found.name();
                }
                xml.skip();
            }
        }
        return null;
    }

    private InitiationHeader readHeader() {
        String messageId = null;
        String created = null;
        String count = null;
        String sum = null;
        StatedParty initiator = new StatedParty(null, null, null);
        while (xml.child()) {
            switch (xml.name()) {
                case "MsgId" -> messageId = xml.token();
                case "CreDtTm" -> created = xml.token();
                case "NbOfTxs" -> count = xml.token();
                case "CtrlSum" -> sum = xml.token();
                case "InitgPty" -> initiator = PartyReader.party(xml);
                default -> xml.skip();
            }
        }
        return new InitiationHeader(
                new Definition(definition),
                present(messageId, "MsgId"),
                Times.time(present(created, "CreDtTm")),
                present(count, "NbOfTxs"),
                sum,
                initiator.name(),
                initiator.id());
    }

    static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw absent(name);
        }
        return value;
    }

    private static Unreadable absent(String name) {
        return new Unreadable("READ-ABSENT", name + " is missing, which the schema demands.");
    }

    @Override
    public void close() {
        xml.close();
    }
}
