package io.railhead.codec;

import io.railhead.codec.XmlRefused.Cause;
import io.railhead.codec.xsd.CompiledSchema;
import io.railhead.codec.xsd.ComplexType;
import io.railhead.codec.xsd.ComplexType.Anything;
import io.railhead.codec.xsd.ComplexType.Attribute;
import io.railhead.codec.xsd.ComplexType.Elements;
import io.railhead.codec.xsd.Fault;
import io.railhead.codec.xsd.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;

/**
 * {@link PartCheck} by the tables of a compiled schema. Nothing is made new for a message that keeps to its
 * schema. After a child that may not stand where it does, the order of its parent is not looked at any more,
 * but each child that the parent knows still is. May be used for one part after another, of several schemas.
 */
final class TableCheck implements PartCheck {
    private static final List<String> ANY_ELEMENT = List.of("an element");

    /** The guards stop at {@link XmlUse#DEPTH}; a supplied root comes on top. */
    private final TableFrame[] frames = new TableFrame[XmlUse.DEPTH + 2];

    private @Nullable CompiledSchema compiled;
    private @Nullable OpenPart part;
    private @Nullable Locator locator;
    private final int mostText;
    private int depth = -1;
    private char[] text = new char[512];
    private int length;

    /** @param use whose limit a text may reach */
    TableCheck(XmlUse use) {
        mostText = use.text();
        Arrays.setAll(frames, i -> new TableFrame());
    }

    /** The same check, for this schema from now on. */
    TableCheck over(CompiledSchema schema) {
        compiled = schema;
        return this;
    }

    @Override
    public void begin(OpenPart opened, @Nullable Locator given) {
        part = opened;
        locator = given;
        depth = -1;
        length = 0;
    }

    @Override
    public void startPrefixMapping(String prefix, String namespace) {
        // names come resolved
    }

    @Override
    public void endPrefixMapping(String prefix) {
        // names come resolved
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes) {
        TableFrame frame = frames[depth + 1];
        if (depth < 0) {
            frame.open(root(namespace, name));
            if (!frame.typed) {
                report(Fault.unknownRoot());
            }
        } else {
            enter(frames[depth], frame, namespace, name);
        }
        depth++;
        length = 0;
        if (attributes.getLength() > 0 && !frame.skipped) {
            attributes(frame, attributes);
        }
        if (frame.complex != null && !frame.complex.attributes().isEmpty()) {
            missing(frame.complex.attributes(), attributes);
        }
    }

    private CompiledSchema schema() {
        return Objects.requireNonNull(compiled, "no schema was given");
    }

    private boolean own(String namespace) {
        return namespace.equals(schema().namespace());
    }

    private @Nullable Type root(String namespace, String name) {
        int root = own(namespace) ? schema().root(name) : -1;
        return root < 0 ? null : schema().type(root);
    }

    private void enter(TableFrame parent, TableFrame frame, String namespace, String name) {
        parent.hasChild = true;
        if (parent.elements != null) {
            int number = own(namespace) ? parent.elements.number(name) : -1;
            if (parent.state != TableFrame.LOST) {
                step(parent, parent.elements, number);
            }
            frame.open(number < 0 ? null : schema().type(parent.elements.type(number)));
        } else if (parent.anything != null) {
            step(parent, parent.anything, namespace);
            open(frame, parent.anything.skipped(), namespace, name);
        } else {
            // below what nothing is known about, or where no element may be: what is known is still checked
            open(frame, parent.skipped, namespace, name);
        }
    }

    private void open(TableFrame frame, boolean skipped, String namespace, String name) {
        if (skipped) {
            frame.openSkipped();
        } else {
            frame.open(root(namespace, name));
        }
    }

    private void step(TableFrame parent, Elements elements, int number) {
        int next = number < 0 ? TableFrame.LOST : elements.after(parent.state, number);
        if (next == TableFrame.LOST) {
            report(Fault.unexpected(elements.expected(parent.state)));
        }
        parent.state = next;
    }

    private void step(TableFrame parent, Anything anything, String namespace) {
        boolean first = parent.state == Elements.START;
        if (first && anything.allows(namespace)) {
            parent.state++;
        } else if (parent.state != TableFrame.LOST) {
            report(Fault.unexpected(first ? ANY_ELEMENT : List.of()));
            parent.state = TableFrame.LOST;
        }
    }

    private void attributes(TableFrame frame, Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.getLocalName(i);
            if (attributes.getURI(i).equals(PartSplitter.INSTANCE) && XsiAttributes.known(name)) {
                if (!XsiAttributes.valid(name, attributes.getValue(i))) {
                    report(Fault.schemaLocation());
                }
            } else if (frame.typed) {
                boolean plain = attributes.getURI(i).isEmpty();
                ComplexType complex = frame.complex;
                attribute(complex != null && plain ? complex.attribute(name) : null, name, attributes.getValue(i));
            }
        }
    }

    private void attribute(@Nullable Attribute declared, String name, String value) {
        if (declared == null) {
            report(Fault.attributeUnknown());
            return;
        }
        room(value.length());
        value.getChars(0, value.length(), text, 0);
        Fault fault = declared.type().check(text, value.length());
        if (fault != null) {
            opened().add(fault.code(), name, fault.text(), value);
        }
    }

    private void missing(List<Attribute> declared, Attributes attributes) {
        for (Attribute each : declared) {
            if (each.required() && attributes.getIndex("", each.name()) < 0) {
                report(Fault.attributeMissing(each.name()));
            }
        }
    }

    @Override
    public void characters(char[] more, int from, int count) {
        TableFrame frame = frames[depth];
        if (frame.text == null) {
            frame.pass(more, from, count);
            return;
        }
        room(length + count);
        System.arraycopy(more, from, text, length, count);
        length += count;
    }

    /** Comments may part a text into pieces, each of which is short enough for the guard of bytes. */
    private void room(int needed) {
        if (needed > mostText) {
            int line = locator == null ? 0 : locator.getLineNumber();
            int column = locator == null ? 0 : locator.getColumnNumber();
            String refusal = "The text of an element is longer than " + mostText + " characters.";
            throw new XmlRefused(Cause.TEXT, line, column, refusal);
        }
        if (needed > text.length) {
            text = Arrays.copyOf(text, Math.clamp(2L * text.length, needed, mostText));
        }
    }

    @Override
    public void endElement(String namespace, String name, String qualified) {
        TableFrame frame = frames[depth];
        if (frame.text != null) {
            report(frame.hasChild ? Fault.elementInText() : frame.text.check(text, length));
        } else if (frame.hasText || (frame.empty && frame.hasChild)) {
            report(Fault.textAmongElements());
        }
        if (frame.elements != null && frame.state != TableFrame.LOST && !frame.elements.complete(frame.state)) {
            report(Fault.incomplete(frame.elements.expected(frame.state)));
        } else if (frame.anything != null && frame.state == Elements.START) {
            report(Fault.incomplete(ANY_ELEMENT));
        }
        depth--;
        length = 0;
    }

    @Override
    public void finish() {
        // every element has said what it had to say
    }

    private void report(@Nullable Fault fault) {
        if (fault != null) {
            opened().add(fault.code(), fault.text());
        }
    }

    private OpenPart opened() {
        return Objects.requireNonNull(part, "no part was begun");
    }
}
