package io.railhead.simulator;

import io.railhead.message.Definition;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Validates a part of a message against its definition's schema, with the JDK's Xerces. Schemas are those on
 * the class path under {@code schemas/}; a definition without one is not checked, and that is said once in the
 * log. One thread at a time; the compiled schemas are shared.
 */
final class SchemaCheck {
    private static final System.Logger LOG = System.getLogger(SchemaCheck.class.getName());
    private static final Pattern ELEMENT = Pattern.compile("element '(?:\\{[^}]*\\}|\"[^\"]*\":)?([A-Za-z0-9:]+)");
    private static final ConcurrentHashMap<String, Optional<Schema>> SCHEMAS = new ConcurrentHashMap<>();

    private final Map<String, Optional<Validator>> validators = new HashMap<>();
    private final Findings findings = new Findings();

    void validate(Element root, Definition definition) throws Refusal {
        Optional<Validator> validator = validators.computeIfAbsent(
                definition.name(), name -> schema(name).map(this::reporting));
        if (validator.isEmpty()) {
            return;
        }
        findings.sentences.clear();
        try {
            validator.get().validate(new DOMSource(root.getOwnerDocument()));
        } catch (SAXException fatal) {
            findings.sentences.add(String.valueOf(fatal.getMessage()));
        } catch (IOException impossible) {
            throw new IllegalStateException("a tree in memory cannot fail to be read", impossible);
        }
        if (!findings.sentences.isEmpty()) {
            throw Refusal.format(definition + " is not schema-valid: " + withoutValues(findings.sentences));
        }
    }

    private static Optional<Schema> schema(String name) {
        return SCHEMAS.computeIfAbsent(name, SchemaCheck::load);
    }

    private static Optional<Schema> load(String name) {
        URL source = SchemaCheck.class.getClassLoader().getResource("schemas/" + name + ".xsd");
        if (source == null) {
            LOG.log(Level.WARNING, "no schema of {0} on the class path; such messages are not validated", name);
            return Optional.empty();
        }
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return Optional.of(factory.newSchema(source));
        } catch (SAXException unusable) {
            throw new IllegalStateException("the schema of " + name + " cannot be compiled", unusable);
        }
    }

    private Validator reporting(Schema schema) {
        Validator validator = schema.newValidator();
        validator.setErrorHandler(findings);
        return validator;
    }

    /** Xerces repeats the offending value in its sentences; it may be somebody's account. */
    private static String withoutValues(List<String> sentences) {
        String first = sentences.getFirst();
        int end = first.indexOf(':');
        String rule = end > 0 && first.startsWith("cvc-") ? first.substring(0, end) : "schema rule";
        return sentences.stream()
                .map(ELEMENT::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(element -> rule + " at " + element.group(1))
                .orElse(rule);
    }

    /** The first few; the sentence that names the element often comes after the one that names the rule. */
    private static final class Findings implements ErrorHandler {
        private static final int ENOUGH = 4;

        private final List<String> sentences = new ArrayList<>();

        @Override
        public void warning(SAXParseException problem) {
            // Warnings do not make a message invalid.
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            if (sentences.size() >= ENOUGH) {
                throw problem;
            }
            sentences.add(String.valueOf(problem.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
