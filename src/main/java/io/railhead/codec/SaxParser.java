package io.railhead.codec;

import io.railhead.codec.XmlRefused.Cause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A hardened event parser, made by {@link SafeXml#sax()}. It may be used again and again by one thread at a
 * time, but not after it threw, nor once {@link #worn()}.
 */
public final class SaxParser {
    private final XMLReader reader;
    private int names;
    private boolean broken;

    SaxParser(XMLReader reader) {
        this.reader = reader;
    }

    /**
     * Parses a whole message or file held in memory.
     *
     * @throws XmlRefused when the bytes are not XML that we read
     */
    public void parse(byte[] bytes, XmlUse use, ContentHandler handler) {
        SafeXml.check(bytes, use);
        run(new ByteArrayInputStream(bytes), handler);
    }

    /**
     * Parses a file as it streams by; does not close it.
     *
     * @throws XmlRefused when the bytes are not XML that we read
     * @throws UncheckedIOException when the stream fails
     */
    public void parse(InputStream file, ContentHandler handler) {
        try {
            run(new GuardedInput(file, XmlUse.FILE), handler);
        } catch (IOException reading) {
            throw new UncheckedIOException(reading);
        }
    }

    /** Whether it has met so many names, which it keeps all, or such trouble that another should take its place. */
    public boolean worn() {
        return broken || names > XmlUse.NAMES;
    }

    private void run(InputStream guarded, ContentHandler handler) {
        SaxGuard guard = new SaxGuard(handler);
        broken = true;
        reader.setContentHandler(guard);
        reader.setErrorHandler(new Strict());
        try {
            InputSource source = new InputSource(guarded);
            source.setEncoding("UTF-8");
            reader.parse(source);
        } catch (SAXParseException wrong) {
            throw new XmlRefused(
                    Cause.SYNTAX, wrong.getLineNumber(), wrong.getColumnNumber(), "This is not well-formed XML.");
        } catch (SAXException defect) {
            throw new IllegalStateException("an event handler failed", defect);
        } catch (IOException reading) {
            throw new UncheckedIOException(reading);
        }
        names += guard.differentNames();
        broken = false;
    }

    private static final class Strict extends DefaultHandler {
        @Override
        public void error(SAXParseException wrong) throws SAXParseException {
            throw wrong;
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXParseException {
            throw wrong;
        }
    }
}
