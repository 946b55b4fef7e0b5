package io.railhead.codec;

import io.railhead.message.Definition;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document from parent to children, in order: {@link #child()} steps to the next child of the element
 * one is in, and each child is left by {@link #text()}, {@link #skip()} or by stepping through its own
 * children to the end. Content has kept to its schema before, so names are compared without namespace.
 */
final class Cursor implements AutoCloseable {
    private final XMLStreamReader xml;

    private Cursor(XMLStreamReader xml) {
        this.xml = xml;
    }

    static Cursor over(XMLStreamReader reader) {
        return new Cursor(reader);
    }

    /** A cursor in the root element of a part, the name of whose definition must begin as given. */
    static Cursor inRoot(byte[] part, String root, String definition) {
        Cursor cursor = new Cursor(SafeXml.reader(part));
        if (!cursor.child() || !cursor.is(root, definition)) {
            cursor.close();
            throw new Unreadable("READ-DEFINITION", "This is not the part of " + definition + " that is read here.");
        }
        return cursor;
    }

    /** Whether the current element has this name, in the namespace of a definition whose name begins so. */
    boolean is(String name, String start) {
        Definition definition = name.equals(xml.getLocalName()) ? definition() : null;
        return definition != null && definition.name().startsWith(start);
    }

    /**
     * The definition for which the current element's namespace stands, to the last character: the validators know a
     * namespace or they do not, and what they passed over must not be taken here for something like it.
     */
    @Nullable Definition definition() {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? null : Definitions.of(namespace);
    }

    /** Steps into the next child, or to the end of the element one is in; then false. */
    boolean child() {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    /** Steps into the next child, which must be of this name. */
    void into(String name) {
        if (!child() || !xml.getLocalName().equals(name)) {
            throw missing(name);
        }
    }

    /** Steps to the next start of an element at any level; false at the end of the document. */
    boolean anyElement() {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    String name() {
        return xml.getLocalName();
    }

    @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    int line() {
        return xml.getLocation().getLineNumber();
    }

    /** The text of the element, which is left by this. Exactly as it stands. */
    String text() {
        try {
            return xml.getElementText();
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        }
    }

    /** The text of an element that holds a code, a number or an identifier. */
    String token() {
        return text().strip();
    }

    /** Leaves the element with all that is in it. */
    void skip() {
        int depth = 1;
        while (depth > 0) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The text of the first child of this name, other children are passed over; leaves the element. */
    @Nullable String tokenOf(String name) {
        String found = null;
        while (child()) {
            if (found == null && name().equals(name)) {
                found = token();
            } else {
                skip();
            }
        }
        return found;
    }

    private int next() {
        try {
            return xml.next();
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        }
    }

    /** What must be there by the schema and is not. */
    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException(
                name + " is missing, which the schema demands; was the message not validated?");
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
