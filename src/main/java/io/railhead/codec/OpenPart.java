package io.railhead.codec;

import io.railhead.codec.Validation.PartResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/** One part while its events come by: keeps the path, feeds the check, collects its findings. */
final class OpenPart {
    private final String definition;
    private final @Nullable PartCheck check;
    private final int openedAt;
    private final @Nullable Locator locator;
    private final List<String> path = new ArrayList<>();
    private final List<SchemaError> errors = new ArrayList<>();
    private String rootNamespace = "";

    /** @param openedAt depth of the element that ends with the part */
    OpenPart(String definition, @Nullable PartCheck check, int openedAt, @Nullable Locator locator)
            throws SAXException {
        this.definition = definition;
        this.check = check;
        this.openedAt = openedAt;
        this.locator = locator;
        if (check != null) {
            check.begin(this, locator);
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

    void add(SchemaError error) {
        errors.add(error);
    }

    void add(String code, String text) {
        int line = locator == null ? 0 : locator.getLineNumber();
        int column = locator == null ? 0 : locator.getColumnNumber();
        errors.add(new SchemaError(code, line, column, pathText(), text));
    }

    void startPrefixMapping(String prefix, String namespace) throws SAXException {
        if (check != null) {
            check.startPrefixMapping(prefix, namespace);
        }
    }

    void endPrefixMapping(String prefix) throws SAXException {
        if (check != null) {
            check.endPrefixMapping(prefix);
        }
    }

    void startElement(String namespace, String name, String qualified, Attributes attributes) throws SAXException {
        path.add(name);
        if (path.size() == 1) {
            rootNamespace = namespace;
            if (check == null) {
                add("XSD-UNKNOWN", "There is no schema here for this definition.");
            }
        }
        if (check != null) {
            check.startElement(namespace, name, qualified, attributes);
        }
    }

    void endElement(String namespace, String name, String qualified, int depth) throws SAXException {
        // where the root was supplied, it ends together with the foreign element around the pieces
        boolean supplied = depth == openedAt && path.size() == 1;
        if (check != null) {
            check.endElement(
                    supplied ? rootNamespace : namespace, path.getLast(), supplied ? path.getLast() : qualified);
            if (depth == openedAt) {
                check.finish();
            }
        }
        path.removeLast();
    }

    void characters(char[] text, int from, int length) throws SAXException {
        if (check != null) {
            check.characters(text, from, length);
        }
    }

    String pathText() {
        return "/" + String.join("/", path);
    }
}
