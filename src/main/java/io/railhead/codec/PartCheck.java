package io.railhead.codec;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/** Holds one part of a message against its schema as its events come by, and tells the part what it finds. */
interface PartCheck {
    /** A part begins; one that came before is forgotten. */
    void begin(OpenPart part, @Nullable Locator locator) throws SAXException;

    void startPrefixMapping(String prefix, String namespace) throws SAXException;

    void endPrefixMapping(String prefix) throws SAXException;

    void startElement(String namespace, String name, String qualified, Attributes attributes) throws SAXException;

    void characters(char[] text, int from, int length) throws SAXException;

    void endElement(String namespace, String name, String qualified) throws SAXException;

    /** The part has ended. */
    void finish() throws SAXException;
}
