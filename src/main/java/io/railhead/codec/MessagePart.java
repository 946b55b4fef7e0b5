package io.railhead.codec;

import io.railhead.message.Definition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A header or a document of a message as a document of its own, for the readers. It says the same as the original, but
 * it is not the same bytes: nothing may be verified or stored that came out of here.
 *
 * @param definition by its namespace
 */
public record MessagePart(Definition definition, byte[] bytes) {
    private static final Set<String> ROOTS = Set.of("Document", "AppHdr");

    /**
     * The parts of a message whatever they are wrapped in, in their order.
     *
     * @throws XmlRefused when the bytes are not XML that we read in messages
     */
    public static List<MessagePart> of(byte[] message) {
        return of(SafeXml.reader(message));
    }

    /**
     * The same of a message that lies in a file, where there may be comments; they are left out.
     *
     * @throws XmlRefused when the bytes are not XML that we read in files
     */
    public static List<MessagePart> ofFile(byte[] message) {
        return of(SafeXml.reader(new ByteArrayInputStream(message)));
    }

    private static List<MessagePart> of(XMLStreamReader xml) {
        List<MessagePart> parts = new ArrayList<>();
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    String namespace = xml.getNamespaceURI();
                    boolean root = ROOTS.contains(xml.getLocalName());
                    if (root && namespace != null && Definition.isNamespace(namespace)) {
                        parts.add(new MessagePart(Definition.ofNamespace(namespace), copied(xml)));
                    }
                }
            }
        } catch (XMLStreamException wrong) {
            throw GuardedReader.syntax(wrong.getLocation());
        }
        return parts;
    }

    /** Writes the element one is at, and leaves it. */
    private static byte[] copied(XMLStreamReader xml) throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> namespaces = new ArrayList<>();
        int event = XMLStreamConstants.START_ELEMENT;
        while (true) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(xml, namespaces.isEmpty() ? null : namespaces.getLast(), out);
                namespaces.add(String.valueOf(xml.getNamespaceURI()));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                write(out, "</" + xml.getLocalName() + ">");
                namespaces.removeLast();
                if (namespaces.isEmpty()) {
                    return out.toByteArray();
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE) {
                write(out, escaped(xml.getText()));
            }
            event = xml.next();
        }
    }

    private static void start(XMLStreamReader xml, @Nullable String around, ByteArrayOutputStream out) {
        write(out, "<" + xml.getLocalName());
        String namespace = String.valueOf(xml.getNamespaceURI());
        if (!namespace.equals(around)) {
            write(out, " xmlns=\"" + escaped(namespace) + "\"");
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String ofAnother = xml.getAttributeNamespace(i);
            if (ofAnother == null || ofAnother.isEmpty()) {
                write(out, " " + xml.getAttributeLocalName(i) + "=\"" + escaped(xml.getAttributeValue(i)) + "\"");
            }
        }
        write(out, ">");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;");
    }
}
