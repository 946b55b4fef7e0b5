package io.railhead.codec;

import io.railhead.codec.PartFinder.Entered;
import io.railhead.codec.Validation.PartResult;
import io.railhead.message.Definition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Feeds each header and document in a stream of events to the check of its definition, so that errors keep their place
 * in the whole message. Where they begin and end says {@link PartFinder}; where the root is missing, it is supplied.
 */
final class PartSplitter extends DefaultHandler {
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private record Mapping(int depth, String prefix, String namespace) {}

    private final Function<Definition, @Nullable PartCheck> checks;
    private final PartLimits limits;
    private final List<PartResult> results = new ArrayList<>();
    private final Deque<Mapping> mappings = new ArrayDeque<>();
    private final PartFinder finder = new PartFinder();
    private @Nullable Locator locator;
    private @Nullable OpenPart part;
    private int errors;
    private int strangeLine;
    private int strangeColumn;

    PartSplitter(Function<Definition, @Nullable PartCheck> checks, PartLimits limits) {
        this.checks = checks;
        this.limits = limits;
    }

    /** The parts so far, the last one perhaps unfinished; where there are none, one that says so. */
    Validation validation() {
        List<PartResult> found = soFar();
        if (found.isEmpty()) {
            String text = "There is no header and no document of ISO 20022 here.";
            found.add(new PartResult("", List.of(new SchemaError("XSD-UNKNOWN", 1, 1, "/", text))));
        }
        return new Validation(found);
    }

    /** The parts so far, the last one perhaps unfinished. */
    List<PartResult> soFar() {
        List<PartResult> found = new ArrayList<>(results);
        if (part != null) {
            found.add(part.result());
        }
        return found;
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
        mappings.addLast(new Mapping(finder.depth() + 1, prefix, namespace));
        if (part != null) {
            part.startPrefixMapping(prefix, namespace);
        }
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes)
            throws SAXException {
        if (finder.overBefore(namespace)) {
            close();
        }
        Entered entered = finder.enter(namespace, name);
        if (locator != null && entered == Entered.OUTSIDE && finder.atStrangeRoot()) {
            strangeLine = locator.getLineNumber();
            strangeColumn = locator.getColumnNumber();
        }
        if (entered == Entered.NEARLY_BEGINS) {
            int line = locator == null ? 0 : locator.getLineNumber();
            addUnknown(namespace, name, line, locator == null ? 0 : locator.getColumnNumber());
        }
        if (entered == Entered.BEGINS || entered == Entered.BEGINS_WITHOUT_ROOT) {
            Definition definition = Objects.requireNonNull(finder.definition());
            part = open(definition.name(), checks.apply(definition));
            if (entered == Entered.BEGINS_WITHOUT_ROOT) {
                part.supplyRoot(namespace);
            }
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

    private OpenPart open(String definition, @Nullable PartCheck check) throws SAXException {
        requireRoom();
        OpenPart opened = new OpenPart(definition, check, locator, limits.kept(errors), limits.values());
        for (Mapping mapping : mappings) {
            opened.startPrefixMapping(mapping.prefix(), mapping.namespace());
        }
        return opened;
    }

    private void requireRoom() {
        if (results.size() >= limits.parts()) {
            throw new XmlRefused(XmlRefused.Cause.SIZE, 0, 0, "There are more than " + limits.parts() + " parts.");
        }
    }

    private void close() throws SAXException {
        if (part != null) {
            part.finish();
            stopAtLimit(part);
            results.add(part.result());
            errors += part.errorCount();
            part = null;
        }
    }

    @Override
    public void endElement(String namespace, String name, String qualified) throws SAXException {
        if (part != null && finder.endsWithin()) {
            part.endElement(namespace, name, qualified);
            stopAtLimit(part);
        }
        if (finder.leave()) {
            close();
        }
        if (part == null) {
            String strange = finder.strangeRootLeft();
            if (strange != null) {
                strangeRoot(strange, name);
            }
        }
        while (!mappings.isEmpty() && mappings.getLast().depth() > finder.depth()) {
            mappings.removeLast();
        }
    }

    /** A header in a namespace of somebody's own is part of the wrapper; a document is what we were asked about. */
    private void strangeRoot(String namespace, String name) {
        if (name.equals("Document") || finder.depth() == 0) {
            addUnknown(namespace, name, strangeLine, strangeColumn);
        }
    }

    /** A root that nobody can check. Its namespace may be a reader's idea of one of ours: so it is always an error. */
    private void addUnknown(String namespace, String name, int line, int column) {
        requireRoom();
        String shortened = namespace.substring(0, Math.min(120, namespace.length()));
        String text = "There is no schema here for this definition.";
        SchemaError unknown = new SchemaError("XSD-UNKNOWN", line, column, "/" + name, text);
        results.add(new PartResult(shortened, List.of(unknown)));
        errors++;
        if (errors >= limits.errors()) {
            throw new EnoughErrors();
        }
    }

    private void stopAtLimit(OpenPart current) {
        if (errors + current.errorCount() >= limits.errors()) {
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
