package io.railhead.codec;

import io.railhead.message.Definition;
import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of messages aloud, one {@link Told} at a time, in bounded memory whatever its size. Headers and
 * documents may stand alone, in the ISO envelope or in any other; those without a namespace of ISO 20022 are passed
 * over. Nothing is validated: what stands there is told. Where facts stand is said by an {@link Outline}. One thread;
 * closing it leaves the stream open.
 */
public final class MessageTelling implements AutoCloseable {
    private static final String ENVELOPE = "nvlp.001";
    /** Values of one fact, and characters of one statement; an honest message needs far less. */
    private static final int VALUES = 64;

    private static final int CHARACTERS = 1 << 20;

    private final XMLStreamReader xml;
    private final Deque<Told> ready = new ArrayDeque<>();
    private final List<String> path = new ArrayList<>();
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Outline outline;
    private @Nullable String currency;
    private boolean inPart;
    private int openedAt;
    private int depth;
    private boolean leaf;
    private boolean ended;
    private @Nullable String strangeRoot;

    /**
     * @throws XmlRefused when the bytes do not begin as XML that we read
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public MessageTelling(InputStream file) {
        xml = SafeXml.reader(file);
    }

    /** The messages for which there are words, like {@code pacs.008}. */
    public static List<String> messages() {
        return Outlines.messages();
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

    /** The namespace of a Document or AppHdr at the root that is none of ISO 20022's; null where there was none. */
    public @Nullable String strangeRoot() {
        return strangeRoot;
    }

    private void step() {
        try {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
                    if (leaf) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.END_DOCUMENT -> ended = true;
                default -> {
                    // comments say nothing
                }
            }
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        }
    }

    private void start() {
        depth++;
        if (!inPart) {
            begin();
            return;
        }
        enter(xml.getLocalName());
    }

    private void begin() {
        String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        String name = xml.getLocalName();
        boolean root = name.equals("Document") || name.equals("AppHdr");
        if (!Definition.isNamespace(namespace)) {
            if (root && depth == 1) {
                strangeRoot = namespace;
            }
            return;
        }
        Definition definition = Definition.ofNamespace(namespace);
        if (definition.message().equals(ENVELOPE)) {
            return;
        }
        Optional<Outline> found = Outlines.find(definition.message());
        outline = found.orElse(null);
        inPart = true;
        // some schemes put the pieces of a document straight into an envelope of their own
        openedAt = root || depth == 1 ? depth : depth - 1;
        int line = xml.getLocation().getLineNumber();
        ready.add(new Told.Begins(
                definition,
                line,
                found.map(Outline::title).orElse(null),
                found.map(Outline::table).orElse(false)));
        openPiece("");
        if (!root) {
            enter(name);
        }
    }

    private void enter(String name) {
        path.add(name);
        leaf = outline != null;
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
            pieces.addLast(new Piece(section, path.size(), xml.getLocation().getLineNumber()));
        }
    }

    private void end() {
        if (inPart) {
            if (leaf && !path.isEmpty() && !pieces.isEmpty()) {
                Piece piece = pieces.getLast();
                piece.take(String.join("/", path.subList(piece.depth, path.size())), text.toString(), currency);
            }
            leaf = false;
            if (!pieces.isEmpty() && pieces.getLast().depth == path.size()) {
                pieces.removeLast().tell(ready);
            }
            if (!path.isEmpty()) {
                path.removeLast();
            }
            if (depth == openedAt) {
                endPart();
            }
        }
        depth--;
    }

    private void endPart() {
        while (!pieces.isEmpty()) {
            pieces.removeLast().tell(ready);
        }
        path.clear();
        inPart = false;
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

    /** A section while it is open. */
    private static final class Piece {
        private final Outline.Section section;
        private final int depth;
        private final int line;
        private final Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
        private int unsaid;
        private int characters;
        private boolean told;

        Piece(Outline.Section section, int depth, int line) {
            this.section = section;
            this.depth = depth;
            this.line = line;
        }

        void take(String below, String value, @Nullable String currency) {
            Fact fact = section.at(below);
            if (fact == null) {
                unsaid++;
                return;
            }
            add(fact, value.strip());
            Fact ofCurrency = section.at(below + "@Ccy");
            if (currency != null && ofCurrency != null) {
                add(ofCurrency, currency);
            }
        }

        private void add(Fact fact, String value) {
            List<String> values = facts.computeIfAbsent(fact, _ -> new ArrayList<>(1));
            characters += value.length();
            if (values.size() < VALUES && characters < CHARACTERS) {
                values.add(value);
            } else {
                unsaid++;
            }
        }

        /** Once: a block is told before its first transaction, and not again when it ends. */
        void tell(Deque<Told> ready) {
            if (!told) {
                told = true;
                ready.add(new Told.Statement(section.kind(), line, facts, unsaid));
            }
        }
    }
}
