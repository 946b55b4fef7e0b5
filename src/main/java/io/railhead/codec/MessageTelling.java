package io.railhead.codec;

import io.railhead.message.Definition;
import io.railhead.message.Told;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of messages aloud, one {@link Told} at a time, in bounded memory whatever its size. Headers and
 * documents may stand alone, in the ISO envelope or in any other; those without a namespace of ISO 20022 are passed
 * over. Nothing is validated: what stands there is told. Where facts stand is said by an {@link Outline}; what has none
 * is told field by field. One thread; closing it leaves the stream open.
 */
public final class MessageTelling implements AutoCloseable {
    private final boolean outlined;
    private final XMLStreamReader xml;
    private final Deque<Told> ready = new ArrayDeque<>();
    private final List<String> path = new ArrayList<>();
    private final Deque<OpenPiece> pieces = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Outline outline;
    private @Nullable String currency;
    private final PartFinder finder = new PartFinder();
    private @Nullable FieldTelling fields;
    private boolean leaf;
    private boolean ended;
    private @Nullable String strangeRoot;

    /**
     * @throws XmlRefused when the bytes do not begin as XML that we read
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public MessageTelling(InputStream file) {
        this(file, true);
    }

    private MessageTelling(InputStream file, boolean outlined) {
        this.outlined = outlined;
        xml = SafeXml.guarded(file, XmlUse.LOOK);
    }

    /** One that tells every message field by field, also those with an outline. */
    public static MessageTelling byField(InputStream file) {
        return new MessageTelling(file, false);
    }

    /**
     * The next that is told; null at the end of the file.
     *
     * @throws XmlRefused when the bytes are not XML that we read
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public @Nullable Told next() {
        while (ready.isEmpty() && !ended) {
            step();
        }
        return ready.poll();
    }

    /** The namespace of a document that is none of ISO 20022's; null where there was none. */
    public @Nullable String strangeRoot() {
        return strangeRoot;
    }

    private void step() {
        try {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA -> {
                    if (leaf && text.length() < OpenPiece.CHARACTERS) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.END_DOCUMENT -> ended = true;
                default -> {
                    // comments and instructions say nothing
                }
            }
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        }
    }

    private void start() {
        String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        if (finder.overBefore(namespace)) {
            endPart();
        }
        switch (finder.enter(namespace, xml.getLocalName())) {
            case WITHIN -> enter(xml.getLocalName());
            case BEGINS -> begin();
            case BEGINS_WITHOUT_ROOT -> {
                begin();
                enter(xml.getLocalName());
            }
            case NEARLY_BEGINS -> strangeRoot = namespace;
            case OUTSIDE -> {}
        }
    }

    private void begin() {
        Definition definition = Objects.requireNonNull(finder.definition());
        outline = outlined ? Outlines.find(definition.message()).orElse(null) : null;
        fields = outline == null ? new FieldTelling(definition.message().equals("head.001")) : null;
        ready.add(new Told.Begins(
                definition,
                xml.getLocation().getLineNumber(),
                outline == null ? Titles.of(definition) : outline.title(),
                outline != null && outline.table()));
        openPiece("");
    }

    private void enter(String name) {
        path.add(name);
        if (fields != null) {
            fields.enter(name);
        }
        leaf = true;
        text.setLength(0);
        currency = xml.getAttributeValue(null, "Ccy");
        openPiece(String.join("/", path));
    }

    private void openPiece(String at) {
        Outline.Section section = outline == null ? null : outline.section(at);
        if (section != null) {
            if (!pieces.isEmpty()) {
                pieces.getLast().tell(ready);
            }
            pieces.addLast(new OpenPiece(section, path.size(), xml.getLocation().getLineNumber()));
        }
    }

    private void end() {
        if (finder.endsWithin() && !path.isEmpty()) {
            leave();
        }
        if (finder.leave()) {
            endPart();
        }
        String strange = finder.inPart() ? null : finder.strangeRootLeft();
        if (strange != null && (finder.depth() == 0 || xml.getLocalName().equals("Document"))) {
            strangeRoot = strange;
        }
    }

    private void leave() {
        if (fields != null) {
            fields.leave(
                    leaf ? text.toString() : null, currency, xml.getLocation().getLineNumber(), ready);
        } else if (leaf && !pieces.isEmpty()) {
            OpenPiece piece = pieces.getLast();
            piece.take(String.join("/", path.subList(piece.depth, path.size())), text.toString(), currency);
        }
        leaf = false;
        if (!pieces.isEmpty() && pieces.getLast().depth == path.size()) {
            pieces.removeLast().tell(ready);
        }
        path.removeLast();
    }

    private void endPart() {
        while (!pieces.isEmpty()) {
            pieces.removeLast().tell(ready);
        }
        path.clear();
        leaf = false;
        ready.add(new Told.Ends());
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException wrong) {
            throw new IllegalStateException("a pull reader could not be closed", wrong);
        }
    }
}
