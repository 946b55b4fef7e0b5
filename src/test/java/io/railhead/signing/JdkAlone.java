package io.railhead.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.PublicKey;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The JDK's validator with secure validation and no policy of ours. It shows that our signatures are right by
 * somebody else's reading, and that an attack is a real one: the library alone lets it pass.
 */
public final class JdkAlone {
    private JdkAlone() {}

    public static boolean accepts(String wire, PublicKey key) {
        byte[] document = cut(wire, "<Document", "</Document>");
        Document header = parse(cut(wire, "<AppHdr", "</AppHdr>"));
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        URIDereferencer standard = factory.getURIDereferencer();
        DOMValidateContext context = new DOMValidateContext(
                key, header.getElementsByTagNameNS(Crafted.DSIG, "Signature").item(0));
        context.setURIDereferencer((reference, crypto) -> reference.getURI() == null
                ? new OctetStreamData(new ByteArrayInputStream(document))
                : standard.dereference(reference, crypto));
        try {
            return factory.unmarshalXMLSignature(context).validate(context);
        } catch (MarshalException | XMLSignatureException refused) {
            return false;
        }
    }

    private static byte[] cut(String wire, String start, String end) {
        return wire.substring(wire.indexOf(start), wire.lastIndexOf(end) + end.length())
                .getBytes(UTF_8);
    }

    private static Document parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException | IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
