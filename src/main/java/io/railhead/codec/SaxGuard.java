package io.railhead.codec;

import io.railhead.codec.XmlRefused.Cause;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Passes events on within the limits of {@link ElementGuard}. */
final class SaxGuard extends DefaultHandler implements ElementGuard.Where {
    private final ContentHandler next;
    private final ElementGuard guard = new ElementGuard(this);
    private @Nullable Locator locator;

    SaxGuard(ContentHandler next) {
        this.next = next;
    }

    int differentNames() {
        return guard.differentNames();
    }

    @Override
    public void setDocumentLocator(Locator given) {
        locator = given;
        next.setDocumentLocator(given);
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes)
            throws SAXException {
        guard.enter(attributes.getLength());
        named(qualified);
        for (int i = 0; i < attributes.getLength(); i++) {
            named(attributes.getQName(i));
        }
        next.startElement(namespace, name, qualified, attributes);
    }

    /** A name may not begin with a colon where there are namespaces; Java's parser takes such a one. */
    private void named(String qualified) {
        if (qualified.startsWith(":")) {
            throw new XmlRefused(Cause.SYNTAX, line(), column(), "This is not well-formed XML.");
        }
        guard.name(qualified);
    }

    @Override
    public void endElement(String namespace, String name, String qualified) throws SAXException {
        guard.leave();
        next.endElement(namespace, name, qualified);
    }

    @Override
    public void startPrefixMapping(String prefix, String namespace) throws SAXException {
        guard.namespace(namespace);
        next.startPrefixMapping(prefix, namespace);
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        next.endPrefixMapping(prefix);
    }

    @Override
    public void startDocument() throws SAXException {
        next.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
        next.endDocument();
    }

    @Override
    public void characters(char[] text, int from, int length) throws SAXException {
        next.characters(text, from, length);
    }

    @Override
    public void ignorableWhitespace(char[] text, int from, int length) throws SAXException {
        next.ignorableWhitespace(text, from, length);
    }

    @Override
    public void processingInstruction(String target, String data) {
        throw new XmlRefused(Cause.INSTRUCTION, line(), column(), "Processing instructions are not allowed.");
    }

    @Override
    public void skippedEntity(String name) {
        throw new XmlRefused(Cause.DOCTYPE, line(), column(), "An entity of a document type is not allowed.");
    }

    @Override
    public int line() {
        return locator == null ? 0 : locator.getLineNumber();
    }

    @Override
    public int column() {
        return locator == null ? 0 : locator.getColumnNumber();
    }
}
