package io.railhead.simulator;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads and verifies an answer of the simulator with nothing but the JDK, and none of the simulator's own
 * code: cuts header and document out of the text and treats each as a document of its own.
 */
record ReadAnswer(String text) {
    static ReadAnswer of(PlannedAnswer answer) {
        return new ReadAnswer(new String(answer.bytes(), StandardCharsets.UTF_8));
    }

    /** The text of the first element with this name, or null. */
    @Nullable String value(String element) {
        int from = text.indexOf("<" + element + ">");
        return from < 0 ? null : text.substring(from + element.length() + 2, text.indexOf("</" + element + ">", from));
    }

    String header() {
        return text.substring(text.indexOf("<AppHdr"), text.indexOf("</AppHdr>") + "</AppHdr>".length());
    }

    String document() {
        return text.substring(text.indexOf("<Document"), text.indexOf("</Document>") + "</Document>".length());
    }

    boolean verifies(PublicKey key) throws Exception {
        Document header = parse(header());
        Element signature = (Element)
                header.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        DOMValidateContext context = new DOMValidateContext(key, signature);
        Element keyInfo = (Element) signature.getLastChild();
        context.setIdAttributeNS(keyInfo, null, "Id");
        URIDereferencer usual = factory.getURIDereferencer();
        byte[] document = document().getBytes(StandardCharsets.UTF_8);
        context.setURIDereferencer((reference, ctx) -> {
            Data data = reference.getURI() == null
                    ? new OctetStreamData(new ByteArrayInputStream(document))
                    : usual.dereference(reference, ctx);
            return data;
        });
        return factory.unmarshalXMLSignature(context).validate(context);
    }

    static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
