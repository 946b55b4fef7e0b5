package io.railhead.codec;

import io.railhead.codec.Validation.PartResult;
import io.railhead.message.Definition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Finds header and document in a stream of events, whatever they are wrapped in, and feeds each to the
 * check of its definition, so that errors keep their place in the whole message. Some schemes put the
 * pieces of a document straight into an envelope of their own, without AppHdr or Document around them; then
 * the missing root is supplied.
 */
final class PartSplitter extends DefaultHandler {
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String ENVELOPE = "nvlp.001";
    private static final int PARTS = 100;

    private record Mapping(int depth, String prefix, String namespace) {}

    private final Function<Definition, @Nullable PartCheck> checks;
    private final int errorLimit;
    private final List<PartResult> results = new ArrayList<>();
    private final Deque<Mapping> mappings = new ArrayDeque<>();
    private @Nullable Locator locator;
    private @Nullable OpenPart part;
    private int depth;
    private int errors;

    PartSplitter(Function<Definition, @Nullable PartCheck> checks, int errorLimit) {
        this.checks = checks;
        this.errorLimit = errorLimit;
    }

    /** The parts so far, the last one perhaps unfinished. */
    Validation validation() {
        if (part != null) {
            results.add(part.result());
            part = null;
        }
        if (results.isEmpty()) {
            String text = "There is no header and no document of ISO 20022 here.";
            results.add(new PartResult("", List.of(new SchemaError("XSD-UNKNOWN", 1, 1, "/", text))));
        }
        return new Validation(results);
    }

    /** Whether text is of interest now. */
    boolean inPart() {
        return part != null;
    }

    @Override
    public void setDocumentLocator(Locator given) {
        locator = given;
    }

    @Override
    public void startPrefixMapping(String prefix, String namespace) throws SAXException {
        mappings.addLast(new Mapping(depth + 1, prefix, namespace));
        if (part != null) {
            part.startPrefixMapping(prefix, namespace);
        }
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes)
            throws SAXException {
        depth++;
        if (part == null) {
            part = partAt(namespace, name);
        }
        if (part != null) {
            int before = part.errorCount();
            part.startElement(namespace, name, qualified, attributes);
            if (attributes.getLength() > 0 && overrides(attributes) && part.errorCount() == before) {
                part.add("XSD-UNEXPECTED", "The attributes xsi:type and xsi:nil are not used in ISO 20022.");
            }
            stopAtLimit(part);
        }
    }

    private static boolean overrides(Attributes attributes) {
        return attributes.getIndex(INSTANCE, "type") >= 0 || attributes.getIndex(INSTANCE, "nil") >= 0;
    }

    private @Nullable OpenPart partAt(String namespace, String name) throws SAXException {
        boolean root = name.equals("Document") || name.equals("AppHdr");
        Definition definition = Definitions.of(namespace);
        if (definition == null) {
            if (root && depth == 1) {
                return open(namespace.isEmpty() ? "" : shortened(namespace), null, depth);
            }
            return null;
        }
        if (definition.message().equals(ENVELOPE)) {
            return null;
        }
        boolean fragment = !root && depth > 1;
        OpenPart opened = open(definition.name(), checks.apply(definition), fragment ? depth - 1 : depth);
        if (fragment) {
            String missing = definition.name().startsWith("head.") ? "AppHdr" : "Document";
            opened.startElement(namespace, missing, missing, new AttributesImpl());
        }
        return opened;
    }

    private OpenPart open(String definition, @Nullable PartCheck check, int at) throws SAXException {
        if (results.size() >= PARTS) {
            throw new XmlRefused(XmlRefused.Cause.SIZE, 0, 0, "There are more than " + PARTS + " parts.");
        }
        OpenPart opened = new OpenPart(definition, check, at, locator);
        for (Mapping mapping : mappings) {
            opened.startPrefixMapping(mapping.prefix(), mapping.namespace());
        }
        return opened;
    }

    private static String shortened(String namespace) {
        return namespace.substring(0, Math.min(120, namespace.length()));
    }

    @Override
    public void endElement(String namespace, String name, String qualified) throws SAXException {
        if (part != null) {
            part.endElement(namespace, name, qualified, depth);
            stopAtLimit(part);
            if (depth == part.openedAt()) {
                results.add(part.result());
                errors += part.errorCount();
                part = null;
            }
        }
        while (!mappings.isEmpty() && mappings.getLast().depth() >= depth) {
            mappings.removeLast();
        }
        depth--;
    }

    private void stopAtLimit(OpenPart current) {
        if (errors + current.errorCount() >= errorLimit) {
            throw new EnoughErrors();
        }
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        if (part != null) {
            part.endPrefixMapping(prefix);
        }
    }

    @Override
    public void characters(char[] text, int from, int length) throws SAXException {
        if (part != null) {
            part.characters(text, from, length);
        }
    }

    /** Ends a pass when more errors would help nobody. */
    static final class EnoughErrors extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughErrors() {
            super("enough errors", null, false, false);
        }
    }
}
