package io.railhead.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Takes the bytes of a message apart into header and business document, each a DOM document of its own, as
 * the signature convention sees them. One thread at a time.
 */
final class EnvelopeReader {
    static final String ENVELOPE = "urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01";
    static final String HEADER = "urn:iso:std:iso:20022:tech:xsd:head.001.001.02";
    private static final int MAXIMUM_BYTES = 1 << 20;

    /** Header and business document, each the root of its own tree. */
    record Parts(Element header, Element document) {}

    private final DocumentBuilder builder;

    EnvelopeReader() {
        builder = hardened();
        builder.setErrorHandler(new Throwing());
    }

    private static DocumentBuilder hardened() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            // The whole tree is walked anyway, so building it lazily only costs.
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            factory.setAttribute("jdk.xml.maxElementDepth", "64");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("the JDK's XML parser lacks a safety feature", missing);
        }
    }

    Parts read(byte[] message) throws Refusal {
        refuseWhatNoSignedMessageHolds(message);
        Element root = parse(message).getDocumentElement();
        List<Element> halves = Dom.children(root);
        if (!Dom.is(root, ENVELOPE, "BizMsgEnvlp")
                || halves.size() != 2
                || !Dom.is(halves.get(0), ENVELOPE, "Hdr")
                || !Dom.is(halves.get(1), ENVELOPE, "Doc")) {
            throw Refusal.format("not a business message envelope with one header and one document");
        }
        Element header = Dom.onlyChild(halves.get(0));
        Element document = Dom.onlyChild(halves.get(1));
        if (header == null || !Dom.is(header, HEADER, "AppHdr")) {
            throw Refusal.format("the envelope holds no header of the agreed version");
        }
        if (document == null || !"Document".equals(document.getLocalName())) {
            throw Refusal.format("the envelope holds no business document");
        }
        return new Parts(rootOfItsOwn(header), rootOfItsOwn(document));
    }

    /** In UTF-8 these two characters begin a DOCTYPE, comment, CDATA section or instruction, and nothing else. */
    private static void refuseWhatNoSignedMessageHolds(byte[] message) throws Refusal {
        if (message.length == 0 || message.length > MAXIMUM_BYTES || message[0] != '<') {
            throw Refusal.format("not an XML message of at most 1 MiB");
        }
        for (int i = 1; i < message.length; i++) {
            if (message[i - 1] == '<' && (message[i] == '!' || message[i] == '?')) {
                throw Refusal.format("a DOCTYPE, comment, CDATA section or processing instruction is not allowed");
            }
        }
    }

    private Document parse(byte[] message) throws Refusal {
        try {
            InputSource source = new InputSource(new ByteArrayInputStream(message));
            source.setEncoding("UTF-8");
            return builder.parse(source);
        } catch (SAXException | IOException notWellFormed) {
            throw Refusal.format("not well-formed XML in UTF-8");
        }
    }

    private Element rootOfItsOwn(Element element) {
        Document own = builder.newDocument();
        own.appendChild(own.adoptNode(element));
        return own.getDocumentElement();
    }

    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) {
            // A warning of the parser says nothing about the message's validity.
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
