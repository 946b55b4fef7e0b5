package io.railhead.codec;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.railhead.codec.XmlRefused.Cause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.io.Stax2ByteArraySource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The only class that makes XML readers. Defaults of Java's parsers fetch files and addresses that a
 * document names, follow it into other encodings and take text without end; so bytes are judged first, by
 * {@link XmlProlog} and {@link ByteGuard}, and every parser is made with entities, document types and outside
 * access switched off, each by name and never by whatever the class path offers. Thread-safe; the readers it
 * gives are not.
 */
public final class SafeXml {
    private static final int TREES_PER_BUILDER = 2_000;
    private static final ArrayBlockingQueue<Builder> BUILDERS = new ArrayBlockingQueue<>(16);

    private static final String FEATURES = "http://xml.org/sax/features/";
    private static final String XERCES = "http://apache.org/xml/features/";
    private static final String NO_LIMIT = "0";

    /** A pull-parser factory keeps the names its readers met; it is replaced before a stranger can fill it. */
    private static final int READERS_PER_FACTORY = 2_000;

    private static volatile Pull pull = new Pull();

    private SafeXml() {}

    /**
     * Judges a message on its bytes alone.
     *
     * @throws XmlRefused when it is too large, not UTF-8, not XML 1.0, or holds what messages must not
     */
    public static void check(byte[] message) {
        check(message, XmlUse.MESSAGE);
    }

    static void check(byte[] bytes, XmlUse use) {
        int judged = XmlProlog.check(bytes, bytes.length, use);
        ByteGuard guard = new ByteGuard(use);
        guard.skip(bytes, judged);
        guard.accept(bytes, judged, bytes.length - judged);
        guard.finish();
    }

    /**
     * A pull reader of a message; its methods throw {@link XmlRefused} and no XMLStreamException.
     *
     * @throws XmlRefused when the bytes are not XML that we read; also from the reader, as it goes
     */
    public static XMLStreamReader reader(byte[] message) {
        return guarded(message);
    }

    static GuardedReader guarded(byte[] message) {
        check(message);
        try {
            Source bytes = new Stax2ByteArraySource(message, 0, message.length);
            return new GuardedReader(Pull.current().factory.createXMLStreamReader(bytes), XmlUse.MESSAGE);
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        }
    }

    /**
     * A pull reader of a file that may be large; memory is bounded. Closing the reader leaves the stream open.
     *
     * @throws XmlRefused when the bytes are not XML that we read; also from the reader, as it goes
     * @throws UncheckedIOException when the stream fails; also from the reader
     */
    public static XMLStreamReader reader(InputStream file) {
        return guarded(file);
    }

    static GuardedReader guarded(InputStream file) {
        return guarded(file, XmlUse.FILE);
    }

    static GuardedReader guarded(InputStream file, XmlUse use) {
        try {
            InputStream guarded = new GuardedInput(file, use);
            return new GuardedReader(new Pull().factory.createXMLStreamReader(guarded), use);
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        } catch (IOException reading) {
            throw new UncheckedIOException(reading);
        }
    }

    /**
     * A message as a tree, namespace-aware. Two parsers read it, and both must take it.
     *
     * @throws XmlRefused when the bytes are not XML that we read
     */
    public static Document document(byte[] message) {
        XMLStreamReader limits = reader(message);
        try {
            while (limits.hasNext()) {
                limits.next();
            }
            limits.close();
            return parse(message);
        } catch (XMLStreamException | SAXException wrong) {
            throw new XmlRefused(Cause.SYNTAX, 0, 0, "This is not well-formed XML.");
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", impossible);
        }
    }

    private static Document parse(byte[] message) throws SAXException, IOException {
        Builder idle = BUILDERS.poll();
        Builder builder = idle == null ? new Builder() : idle;
        Document tree = builder.builder.parse(new InputSource(new ByteArrayInputStream(message)));
        // One that failed is not used again; one that did much work has learnt many names and gives way.
        if (builder.left-- > 0) {
            BUILDERS.offer(builder);
        }
        return tree;
    }

    /** A tree parser and how often it may still be used; belongs to whoever took it out of {@link #BUILDERS}. */
    private static final class Builder {
        private final DocumentBuilder builder = documentBuilder();
        private int left = TREES_PER_BUILDER;
    }

    /** A hardened event parser. */
    public static SaxParser sax() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(XERCES + "disallow-doctype-decl", true);
            factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
            factory.setFeature(FEATURES + "external-general-entities", false);
            factory.setFeature(FEATURES + "external-parameter-entities", false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            // our own limits are stricter and speak with our codes; these would only come first
            reader.setProperty("jdk.xml.elementAttributeLimit", NO_LIMIT);
            reader.setProperty("jdk.xml.maxXMLNameLimit", NO_LIMIT);
            reader.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("nothing outside the document is read");
            });
            return new SaxParser(reader);
        } catch (ParserConfigurationException | SAXException missing) {
            throw new IllegalStateException("this Java cannot make a hardened parser", missing);
        }
    }

    /** Compiles schemas from our own files or the operator's, and fetches nothing that they name. */
    static SchemaFactory schemaFactory() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory;
        } catch (SAXException missing) {
            throw new IllegalStateException("this Java cannot make a hardened schema compiler", missing);
        }
    }

    /** Asks questions of trees that were read here; it can call nothing of Java's and open nothing. */
    static XPath xpath() {
        try {
            XPathFactory factory = XPathFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newXPath();
        } catch (XPathFactoryConfigurationException missing) {
            throw new IllegalStateException("this Java cannot make a hardened XPath", missing);
        }
    }

    private static DocumentBuilder documentBuilder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(XERCES + "disallow-doctype-decl", true);
            factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
            factory.setFeature(FEATURES + "external-general-entities", false);
            factory.setFeature(FEATURES + "external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("this Java cannot make a hardened parser", missing);
        }
    }

    /** A factory of Aalto pull readers and how often it may still be used. */
    private static final class Pull {
        private final XMLInputFactory factory = new InputFactoryImpl();
        private final AtomicInteger left = new AtomicInteger(READERS_PER_FACTORY);

        Pull() {
            factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
            factory.setProperty(XMLInputFactory.IS_COALESCING, false);
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            // or wrong text is found out only when somebody asks for it, with an exception of another kind
            factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        }

        static Pull current() {
            Pull current = pull;
            if (current.left.decrementAndGet() > 0) {
                return current;
            }
            Pull fresh = new Pull();
            pull = fresh;
            return fresh;
        }
    }
}
