package io.railhead.codec;

import java.util.Locale;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.SAXParseException;

/** {@link PartCheck} by Java's own schema validator. May be used for one part after another. */
final class XercesCheck implements PartCheck {
    private static final String LOCALE = "http://apache.org/xml/properties/locale";

    private final ValidatorHandler validator;

    XercesCheck(Schema schema) {
        validator = schema.newValidatorHandler();
        try {
            validator.setProperty(LOCALE, Locale.ROOT);
        } catch (SAXNotRecognizedException | SAXNotSupportedException missing) {
            throw new IllegalStateException("this Java's validator cannot be told its language", missing);
        }
    }

    @Override
    public void begin(OpenPart part, @Nullable Locator locator) throws SAXException {
        validator.setErrorHandler(new Findings(part));
        if (locator != null) {
            validator.setDocumentLocator(locator);
        }
        validator.startDocument();
    }

    @Override
    public void startPrefixMapping(String prefix, String namespace) throws SAXException {
        validator.startPrefixMapping(prefix, namespace);
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        validator.endPrefixMapping(prefix);
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes)
            throws SAXException {
        validator.startElement(namespace, name, qualified, attributes);
    }

    @Override
    public void characters(char[] text, int from, int length) throws SAXException {
        validator.characters(text, from, length);
    }

    @Override
    public void endElement(String namespace, String name, String qualified) throws SAXException {
        validator.endElement(namespace, name, qualified);
    }

    @Override
    public void finish() throws SAXException {
        validator.endDocument();
    }

    private record Findings(OpenPart part) implements ErrorHandler {
        @Override
        public void warning(SAXParseException finding) {
            // a warning breaks no rule
        }

        @Override
        public void error(SAXParseException finding) {
            SchemaError error = SchemaMessages.translate(finding, part.pathText());
            if (error != null) {
                part.add(error);
            } else if (part.errorCount() == 0) {
                // a wrong value would have been named before; what this rule says without that is the other half
                boolean elements = String.valueOf(finding.getMessage()).startsWith("cvc-complex-type.2.2");
                part.add(
                        elements ? "XSD-UNEXPECTED" : "XSD-VALUE",
                        elements ? "This element holds text only, no elements." : "The value is not valid here.");
            }
        }

        @Override
        public void fatalError(SAXParseException finding) {
            error(finding);
        }
    }
}
