package io.railhead.codec;

import io.railhead.codec.Validation.PartResult;
import java.util.ArrayList;
import java.util.List;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** One part while its events come by: keeps the path, feeds the validator, collects its findings. */
final class OpenPart implements ErrorHandler {
    private final String definition;
    private final @Nullable ValidatorHandler validator;
    private final int openedAt;
    private final @Nullable Locator locator;
    private final List<String> path = new ArrayList<>();
    private final List<SchemaError> errors = new ArrayList<>();
    private String rootNamespace = "";

    /** @param openedAt depth of the element that ends with the part */
    OpenPart(String definition, @Nullable ValidatorHandler validator, int openedAt, @Nullable Locator locator)
            throws SAXException {
        this.definition = definition;
        this.validator = validator;
        this.openedAt = openedAt;
        this.locator = locator;
        if (validator != null) {
            validator.setErrorHandler(this);
            if (locator != null) {
                validator.setDocumentLocator(locator);
            }
            validator.startDocument();
        }
    }

    int openedAt() {
        return openedAt;
    }

    int errorCount() {
        return errors.size();
    }

    PartResult result() {
        return new PartResult(definition, errors);
    }

    void add(String code, String text) {
        int line = locator == null ? 0 : locator.getLineNumber();
        int column = locator == null ? 0 : locator.getColumnNumber();
        errors.add(new SchemaError(code, line, column, pathText(), text));
    }

    void startPrefixMapping(String prefix, String namespace) throws SAXException {
        if (validator != null) {
            validator.startPrefixMapping(prefix, namespace);
        }
    }

    void endPrefixMapping(String prefix) throws SAXException {
        if (validator != null) {
            validator.endPrefixMapping(prefix);
        }
    }

    void startElement(String namespace, String name, String qualified, Attributes attributes) throws SAXException {
        path.add(name);
        if (path.size() == 1) {
            rootNamespace = namespace;
            if (validator == null) {
                add("XSD-UNKNOWN", "There is no schema here for this definition.");
            }
        }
        if (validator != null) {
            validator.startElement(namespace, name, qualified, attributes);
        }
    }

    void endElement(String namespace, String name, String qualified, int depth) throws SAXException {
        // where the root was supplied, it ends together with the foreign element around the pieces
        boolean supplied = depth == openedAt && path.size() == 1;
        if (validator != null) {
            validator.endElement(
                    supplied ? rootNamespace : namespace, path.getLast(), supplied ? path.getLast() : qualified);
            if (depth == openedAt) {
                validator.endDocument();
            }
        }
        path.removeLast();
    }

    void characters(char[] text, int from, int length) throws SAXException {
        if (validator != null) {
            validator.characters(text, from, length);
        }
    }

    @Override
    public void warning(SAXParseException finding) {
        // a warning breaks no rule
    }

    @Override
    public void error(SAXParseException finding) {
        SchemaError error = SchemaMessages.translate(finding, pathText());
        if (error != null) {
            errors.add(error);
        } else if (errors.isEmpty()) {
            add("XSD-VALUE", "The value is not valid here.");
        }
    }

    @Override
    public void fatalError(SAXParseException finding) {
        error(finding);
    }

    private String pathText() {
        return "/" + String.join("/", path);
    }
}
