package io.railhead.simulator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signs a letter by the JDK's XML signature code, sharing nothing with the simulator's own signing. */
final class JdkSigned {
    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    private JdkSigned() {}

    static byte[] message(Letter letter, TestKeys keys) throws Exception {
        Document header = ReadAnswer.parse(letter.headerStart() + Letter.HEADER_END);
        Element place = (Element) header.getDocumentElement().getLastChild();
        URIDereferencer usual = FACTORY.getURIDereferencer();
        byte[] document = letter.document().getBytes(StandardCharsets.UTF_8);
        DOMSignContext context = new DOMSignContext(keys.pair().getPrivate(), place);
        context.setDefaultNamespacePrefix("ds");
        context.setURIDereferencer((reference, ctx) -> reference.getURI() == null
                ? new OctetStreamData(new ByteArrayInputStream(document))
                : usual.dereference(reference, ctx));
        var signedInfo = FACTORY.newSignedInfo(
                FACTORY.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                FACTORY.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                List.of(reference("#key"), reference("", Transform.ENVELOPED), reference(null)));
        FACTORY.newXMLSignature(signedInfo, keyInfo(header, keys)).sign(context);
        return ("<BizMsgEnvlp xmlns=\"urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01\"><Hdr>" + text(header)
                        + "</Hdr><Doc>" + letter.document() + "</Doc></BizMsgEnvlp>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static KeyInfo keyInfo(Document header, TestKeys keys) {
        Element name = header.createElementNS("http://www.w3.org/2000/09/xmldsig#", "ds:KeyName");
        name.setTextContent(keys.signingKey().thumbprint());
        return FACTORY.getKeyInfoFactory().newKeyInfo(List.of(new DOMStructure(name)), "key");
    }

    private static Reference reference(@Nullable String uri, String... first) throws Exception {
        List<Transform> transforms = new ArrayList<>();
        for (String algorithm : first) {
            transforms.add(FACTORY.newTransform(algorithm, (TransformParameterSpec) null));
        }
        transforms.add(FACTORY.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null));
        return FACTORY.newReference(uri, FACTORY.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null);
    }

    private static String text(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        transformer.transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
