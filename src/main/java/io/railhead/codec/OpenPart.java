package io.railhead.codec;

import io.railhead.codec.Validation.PartResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** One part while its events come by: keeps the path, feeds the check, collects its findings. */
final class OpenPart {
    /** As much of a wrong value as helps to find it. */
    private static final int VALUE = 60;

    private final String definition;
    private final @Nullable PartCheck check;
    private final @Nullable Locator locator;
    private final int most;
    private final List<String> path = new ArrayList<>();
    private final List<SchemaError> errors = new ArrayList<>();
    private final @Nullable StringBuilder value;
    private long unkept;
    private String supplied = "";

    /**
     * @param most errors that are kept
     * @param values whether errors repeat the value that they are about
     */
    OpenPart(String definition, @Nullable PartCheck check, @Nullable Locator locator, int most, boolean values)
            throws SAXException {
        this.definition = definition;
        this.check = check;
        this.locator = locator;
        this.most = most;
        this.value = values ? new StringBuilder() : null;
        if (check != null) {
            check.begin(this, locator);
        }
    }

    int errorCount() {
        return errors.size();
    }

    PartResult result() {
        return new PartResult(definition, errors, unkept);
    }

    private void keep(SchemaError error) {
        if (errors.size() < most) {
            errors.add(error);
        } else {
            unkept++;
        }
    }

    void add(SchemaError error) {
        keep(error.about(gathered(error.code())));
    }

    void add(String code, String text) {
        place(code, pathText(), text, gathered(code));
    }

    /** An error about an attribute of the element that begins. */
    void add(String code, String attribute, String text, String given) {
        String shown = value == null ? null : given.length() > VALUE ? given.substring(0, VALUE) + "..." : given;
        place(code, pathText() + (shown == null ? "" : "/@" + attribute), text, shown);
    }

    private void place(String code, String at, String text, @Nullable String about) {
        int line = locator == null ? 0 : locator.getLineNumber();
        int column = locator == null ? 0 : locator.getColumnNumber();
        keep(new SchemaError(code, line, column, at, text, about));
    }

    private @Nullable String gathered(String code) {
        boolean ofValue = !code.equals("XSD-UNEXPECTED") && !code.equals("XSD-MISSING") && !code.equals("XSD-UNKNOWN");
        if (value == null || !ofValue) {
            return null;
        }
        String text = value.toString().strip();
        return text.length() > VALUE ? text.substring(0, VALUE) + "..." : text;
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

    /** Begins with a root that is not there. */
    void supplyRoot(String namespace) throws SAXException {
        supplied = namespace;
        String root = definition.startsWith("head.") ? "AppHdr" : "Document";
        startElement(namespace, root, root, new AttributesImpl());
    }

    void startElement(String namespace, String name, String qualified, Attributes attributes) throws SAXException {
        path.add(name);
        if (value != null) {
            value.setLength(0);
        }
        if (check != null) {
            check.startElement(namespace, name, qualified, attributes);
        } else if (path.size() == 1) {
            add("XSD-UNKNOWN", "There is no schema here for this definition.");
        }
    }

    void endElement(String namespace, String name, String qualified) throws SAXException {
        if (check != null) {
            check.endElement(namespace, name, qualified);
        }
        path.removeLast();
        if (value != null) {
            value.setLength(0);
        }
    }

    /** Nothing more comes. */
    void finish() throws SAXException {
        if (!supplied.isEmpty()) {
            endElement(supplied, path.getLast(), path.getLast());
        }
        if (check != null) {
            check.finish();
        }
    }

    void characters(char[] text, int from, int length) throws SAXException {
        if (value != null && value.length() <= VALUE) {
            value.append(text, from, Math.min(length, 2 * VALUE));
        }
        if (check != null) {
            check.characters(text, from, length);
        }
    }

    String pathText() {
        return "/" + String.join("/", path);
    }
}
