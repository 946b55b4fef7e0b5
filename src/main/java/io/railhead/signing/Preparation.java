package io.railhead.signing;

import io.railhead.codec.CanonicalMessage;
import io.railhead.codec.Envelope;
import io.railhead.codec.SafeXml;
import io.railhead.codec.XmlRefused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A message that somebody else wrote, made ready to be signed: header and document in canonical form, the header with
 * an empty place for the signature. Layout inside them stays as it is, layout around them does not count.
 */
public sealed interface Preparation {
    record Ready(CanonicalMessage message) implements Preparation {}

    /** @param text for people: why it cannot be signed */
    record Unfit(SignatureFault fault, String text) implements Preparation {}

    /**
     * Takes an unsigned message in the standard envelope, and gives it the place for a signature where it has none.
     *
     * @param envelope at most as large as a message on a link may be
     */
    static Preparation of(byte[] envelope) {
        try {
            return new Ready(prepared(SafeXml.document(envelope)));
        } catch (XmlRefused refused) {
            return new Unfit(SignatureFault.FORM, refused.code() + ": " + refused.text());
        } catch (Refusal refusal) {
            Verdict.Refused why = refusal.verdict();
            return new Unfit(why.fault(), why.text());
        }
    }

    private static CanonicalMessage prepared(Document message) throws Refusal {
        if (message.getElementsByTagNameNS(Convention.DSIG, "Signature").getLength() > 0) {
            throw new Refusal(SignatureFault.TWICE, "the message is signed already: take it unsigned");
        }
        Element root = message.getDocumentElement();
        if (!Elements.is(root, Envelope.NAMESPACE, "BizMsgEnvlp")) {
            throw new Refusal(
                    SignatureFault.PLACE,
                    "the message is not in a business message envelope (nvlp.001.001.01), the one we sign in");
        }
        List<Element> parts = held(root, 2);
        Element header = held(named(parts.get(0), "Hdr"), 1).getFirst();
        Element document = held(named(parts.get(1), "Doc"), 1).getFirst();
        part(header, Convention.isHeader(header.getNamespaceURI()), "AppHdr");
        part(document, Convention.isDocument(document.getNamespaceURI()), "Document");
        String place = "<" + place(header).getNodeName() + ">";
        byte[] octets = CanonicalForm.of(DetachedParts.detach(header));
        OctetCursor at = new OctetCursor(octets);
        if (!at.moveBehind(place.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(SignatureFault.PLACE, "the place for a signature in the header is not empty");
        }
        int cut = at.position();
        return new CanonicalMessage(
                Arrays.copyOf(octets, cut),
                Arrays.copyOfRange(octets, cut, octets.length),
                CanonicalForm.of(DetachedParts.detach(document)));
    }

    private static List<Element> held(Element wrapper, int count) throws Refusal {
        List<Element> children = Elements.children(wrapper);
        if (children.size() != count) {
            throw new Refusal(SignatureFault.PLACE, wrapper.getLocalName() + " holds more or less than it must");
        }
        return children;
    }

    private static Element named(Element wrapper, String name) throws Refusal {
        if (!Elements.is(wrapper, Envelope.NAMESPACE, name)) {
            throw new Refusal(SignatureFault.PLACE, name + " is not where it belongs in the envelope");
        }
        return wrapper;
    }

    private static void part(Element part, boolean inItsNamespace, String name) throws Refusal {
        if (!inItsNamespace || !name.equals(part.getLocalName())) {
            throw new Refusal(SignatureFault.PLACE, "the envelope holds something else than " + name);
        }
    }

    /** The header's empty {@code Sgntr}; behind it the standard has nothing but what the message is related to. */
    private static Element place(Element header) throws Refusal {
        Node before = null;
        for (Element child : Elements.children(header)) {
            if ("Sgntr".equals(child.getLocalName())) {
                child.setTextContent("");
                return child;
            }
            before = before == null && "Rltd".equals(child.getLocalName()) ? child : before;
        }
        String prefix = header.getPrefix() == null ? "" : header.getPrefix() + ":";
        Element place = header.getOwnerDocument().createElementNS(header.getNamespaceURI(), prefix + "Sgntr");
        header.insertBefore(place, before);
        return place;
    }
}
