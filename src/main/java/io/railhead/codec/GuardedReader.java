package io.railhead.codec;

import io.railhead.codec.XmlRefused.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/** A pull reader with the limits of {@link ElementGuard}, and {@link XmlRefused} in place of parser errors. */
final class GuardedReader extends StreamReaderDelegate implements ElementGuard.Where {
    private final XmlUse use;
    private final ElementGuard guard = new ElementGuard(this);
    private int attributes;
    private int namespaces;

    GuardedReader(XMLStreamReader reader, XmlUse use) {
        super(reader);
        this.use = use;
    }

    @Override
    public int next() {
        int event;
        try {
            event = super.next();
        } catch (XMLStreamException wrong) {
            throw guard.afterRoot() ? secondRoot(wrong) : translated(wrong);
        }
        switch (event) {
            case START_ELEMENT -> entered();
            case END_ELEMENT -> guard.leave();
            case DTD, ENTITY_REFERENCE ->
                throw refused(Cause.DOCTYPE, "A document type declaration or its entity is not allowed.");
            case PROCESSING_INSTRUCTION -> {
                if (!use.ornaments()) {
                    throw refused(Cause.INSTRUCTION, "Processing instructions are not allowed.");
                }
            }
            case CDATA -> {
                if (!use.ornaments()) {
                    throw refused(Cause.CDATA, "CDATA sections are not allowed.");
                }
            }
            case COMMENT -> {
                if (!use.comments()) {
                    throw refused(Cause.COMMENT, "Comments are not allowed in a message.");
                }
            }
            default -> {
                // text and the ends of the document
            }
        }
        return event;
    }

    private void entered() {
        attributes = getAttributeCount();
        namespaces = getNamespaceCount();
        guard.enter(attributes + namespaces);
        guard.localName(getLocalName());
        for (int i = 0; i < attributes; i++) {
            guard.localName(getAttributeLocalName(i));
        }
        if (namespaces > 0) {
            declared();
        }
    }

    /** How many attributes the element has whose start was read last. */
    int attributesOfLast() {
        return attributes;
    }

    /** How many namespaces the element declares whose start was read last; the parser counts them anew each time. */
    int namespacesOfLast() {
        return namespaces;
    }

    /** Declarations that the parser lets pass: of a prefix for nothing, and of nothing for a prefix. */
    private void declared() {
        boolean plain = false;
        for (int i = 0; i < namespaces; i++) {
            String prefix = getNamespacePrefix(i);
            String namespace = getNamespaceURI(i) == null ? "" : getNamespaceURI(i);
            boolean prefixed = prefix != null && !prefix.isEmpty();
            if (prefixed ? namespace.isEmpty() : plain || !namespace.equals(defaultNamespace())) {
                throw refused(Cause.SYNTAX, "A prefix must stand for a namespace, and this one stands for none.");
            }
            plain |= !prefixed;
            guard.namespace(namespace);
        }
    }

    private String defaultNamespace() {
        String namespace = getNamespaceContext().getNamespaceURI("");
        return namespace == null ? "" : namespace;
    }

    @Override
    public int line() {
        return getLocation().getLineNumber();
    }

    @Override
    public int column() {
        return getLocation().getColumnNumber();
    }

    @Override
    public boolean hasNext() {
        return getEventType() != END_DOCUMENT;
    }

    @Override
    public int nextTag() {
        int event = next();
        while (event == COMMENT
                || event == PROCESSING_INSTRUCTION
                || event == SPACE
                || (event == CHARACTERS && isWhiteSpace())) {
            event = next();
        }
        if (event != START_ELEMENT && event != END_ELEMENT) {
            throw refused(Cause.SYNTAX, "A tag is expected here.");
        }
        return event;
    }

    @Override
    public String getElementText() {
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != END_ELEMENT; event = next()) {
            if (event == START_ELEMENT || event == END_DOCUMENT) {
                throw refused(Cause.SYNTAX, "Only text is expected here.");
            }
            if (event != COMMENT && event != PROCESSING_INSTRUCTION) {
                text.append(getText());
            }
        }
        return text.toString();
    }

    private XmlRefused refused(Cause cause, String text) {
        return new XmlRefused(cause, line(), column(), text);
    }

    private static RuntimeException secondRoot(XMLStreamException wrong) {
        RuntimeException refused = translated(wrong);
        return refused instanceof XmlRefused syntax
                ? new XmlRefused(
                        Cause.SYNTAX,
                        syntax.line(),
                        syntax.column(),
                        "This is not well-formed XML: the root element has ended, and text or a second root follows.")
                : refused;
    }

    private static RuntimeException translated(XMLStreamException wrong) {
        if (causeOf(wrong) instanceof IOException reading) {
            return new UncheckedIOException(reading);
        }
        return syntax(wrong.getLocation(), SyntaxSentence.of(wrong));
    }

    private static @Nullable Throwable causeOf(XMLStreamException wrong) {
        return wrong.getNestedException() != null ? wrong.getNestedException() : wrong.getCause();
    }

    static XmlRefused syntax(@Nullable Location at) {
        return syntax(at, XmlRefused.SYNTAX);
    }

    private static XmlRefused syntax(@Nullable Location at, String text) {
        int line = at == null ? 0 : Math.max(0, at.getLineNumber());
        int column = at == null ? 0 : Math.max(0, at.getColumnNumber());
        return new XmlRefused(Cause.SYNTAX, line, column, text);
    }
}
