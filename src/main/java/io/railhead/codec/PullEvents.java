package io.railhead.codec;

import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Reads a whole document by pull and hands each event on, without making an object for it. For one document. */
final class PullEvents implements Locator {
    private static final Attributes NONE = new AttributesImpl();

    private final GuardedReader xml;
    private final XMLStreamReader2 places;
    private final PullAttributes attributes;

    private PullEvents(GuardedReader xml, XMLStreamReader2 places) {
        this.xml = xml;
        this.places = places;
        this.attributes = new PullAttributes(xml);
    }

    /**
     * Reads to the end of the document and closes the reader.
     *
     * @param guarded made by {@link SafeXml}
     * @throws XmlRefused when the bytes are not XML that we read
     */
    static void run(GuardedReader guarded, PartSplitter into) {
        PullEvents events = new PullEvents(guarded, (XMLStreamReader2) guarded.getParent());
        try {
            into.setDocumentLocator(events);
            events.all(into);
            guarded.close();
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        } catch (SAXException defect) {
            throw new IllegalStateException("an event handler failed", defect);
        }
    }

    private void all(PartSplitter into) throws SAXException, XMLStreamException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(into);
                case XMLStreamConstants.END_ELEMENT -> end(into);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA -> {
                    if (into.inPart()) {
                        into.characters(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                default -> {
                    // comments and instructions, where they are allowed
                }
            }
        }
    }

    private void start(PartSplitter into) throws SAXException {
        for (int i = 0; i < xml.namespacesOfLast(); i++) {
            into.startPrefixMapping(given(xml.getNamespacePrefix(i)), given(xml.getNamespaceURI(i)));
        }
        // nobody behind here looks at prefixes
        String name = xml.getLocalName();
        into.startElement(given(xml.getNamespaceURI()), name, name, xml.attributesOfLast() == 0 ? NONE : attributes);
    }

    private void end(PartSplitter into) throws SAXException {
        // the checks forget an element's prefixes with the element
        String name = xml.getLocalName();
        into.endElement(given(xml.getNamespaceURI()), name, name);
    }

    static String given(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Location end() {
        try {
            return places.getLocationInfo().getEndLocation();
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        }
    }

    @Override
    public int getLineNumber() {
        return end().getLineNumber();
    }

    @Override
    public int getColumnNumber() {
        return end().getColumnNumber();
    }

    @Override
    public @Nullable String getPublicId() {
        return null;
    }

    @Override
    public @Nullable String getSystemId() {
        return null;
    }
}
