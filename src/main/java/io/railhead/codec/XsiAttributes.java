package io.railhead.codec;

import java.io.StringReader;
import java.util.Set;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * The attributes that every element may have, whatever its schema says. Two of them name places of schemas,
 * which nobody follows but which must be URIs; what a URI is only Java's validator knows, so it is asked for
 * all but the plainest.
 */
final class XsiAttributes {
    private static final Set<String> NAMES = Set.of("type", "nil", "schemaLocation", "noNamespaceSchemaLocation");
    private static final String PLACES = "chemaLocation";

    private XsiAttributes() {}

    static boolean known(String name) {
        return NAMES.contains(name);
    }

    /** Whether the value may stand there; {@code type} and {@code nil} are judged elsewhere. */
    static boolean valid(String name, String value) {
        return !name.endsWith(PLACES) || plain(value) || asked(name, value);
    }

    /** Names of files and of ISO 20022's schemas: letters, digits, points; colons after {@code urn} alone. */
    private static boolean plain(String value) {
        boolean inUrn = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean starts = i == 0 || value.charAt(i - 1) == ' ';
            inUrn = starts ? value.startsWith("urn:iso:", i) : inUrn;
            boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!word && c != '.' && c != ' ' && !(inUrn && c == ':')) {
                return false;
            }
        }
        return true;
    }

    private static boolean asked(String name, String value) {
        try {
            ValidatorHandler validator = Asked.SCHEMA.newValidatorHandler();
            validator.setErrorHandler(new Refusing());
            AttributesImpl attributes = new AttributesImpl();
            attributes.addAttribute(PartSplitter.INSTANCE, name, "xsi:" + name, "CDATA", value);
            validator.startDocument();
            validator.startElement("", "element", "element", attributes);
            return true;
        } catch (SAXException wrong) {
            return false;
        }
    }

    /** Made when first needed. */
    private static final class Asked {
        static final Schema SCHEMA = schema();

        private static Schema schema() {
            String xsd = "<schema xmlns=\"http://www.w3.org/2001/XMLSchema\"><element name=\"element\"/></schema>";
            try {
                return SafeXml.schemaFactory().newSchema(new StreamSource(new StringReader(xsd)));
            } catch (SAXException defect) {
                throw new IllegalStateException("the smallest schema is refused", defect);
            }
        }
    }

    private static final class Refusing implements ErrorHandler {
        @Override
        public void warning(SAXParseException finding) {
            // a warning breaks no rule
        }

        @Override
        public void error(SAXParseException finding) throws SAXParseException {
            throw finding;
        }

        @Override
        public void fatalError(SAXParseException finding) throws SAXParseException {
            throw finding;
        }
    }
}
