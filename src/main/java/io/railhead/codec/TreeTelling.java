package io.railhead.codec;

import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads any XML file aloud element by element, in bounded memory. Nothing is validated. One thread; closing it leaves
 * the stream open.
 */
public final class TreeTelling implements AutoCloseable {
    private final XMLStreamReader xml;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Element open;
    private int depth;

    /**
     * One element, in the order of the file.
     *
     * @param depth from 0
     * @param name without prefix, its attributes behind it
     * @param text what stands in it when it has no elements of its own, else empty
     */
    public record Element(int depth, String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** @throws XmlRefused when the bytes do not begin as XML that we read */
    public TreeTelling(InputStream file) {
        xml = SafeXml.guarded(file, XmlUse.LOOK);
    }

    /**
     * The next element, or null at the end.
     *
     * @throws XmlRefused when the bytes are not XML that we read
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public @Nullable Element next() {
        try {
            while (xml.getEventType() != XMLStreamConstants.END_DOCUMENT) {
                Element done = step(xml.next());
                if (done != null) {
                    return done;
                }
            }
            return null;
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        }
    }

    private @Nullable Element step(int event) {
        Element before = open;
        if (event == XMLStreamConstants.START_ELEMENT) {
            open = new Element(depth++, named(), "");
            text.setLength(0);
            return before;
        }
        if (event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.SPACE
                || event == XMLStreamConstants.CDATA) {
            if (before != null) {
                text.append(xml.getText());
            }
            return null;
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
            open = null;
            return before == null
                    ? null
                    : new Element(before.depth(), before.name(), text.toString().strip());
        }
        return null;
    }

    private String named() {
        StringBuilder name = new StringBuilder(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            name.append(' ').append(xml.getAttributeLocalName(i)).append('=').append(xml.getAttributeValue(i));
        }
        return name.toString();
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
