package io.railhead.signing;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** A message signed and written by the JDK: the same convention, in a spelling that is not ours. */
final class JdkSigned {
    private JdkSigned() {}

    static String wire(SigningKey key) {
        try {
            Document header = parse(Samples.HEADER_BEFORE + Samples.HEADER_AFTER);
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Node place = header.getElementsByTagNameNS("*", "Sgntr").item(0);
            DOMSignContext context = new DOMSignContext(key.privateKey(), place);
            URIDereferencer standard = factory.getURIDereferencer();
            byte[] document = Samples.DOCUMENT.getBytes(StandardCharsets.UTF_8);
            context.setURIDereferencer((reference, crypto) -> reference.getURI() == null
                    ? new OctetStreamData(new ByteArrayInputStream(document))
                    : standard.dereference(reference, crypto));
            factory.newXMLSignature(signedInfo(factory, key), keyInfo(factory, key))
                    .sign(context);
            return Crafted.envelope(written(header), Samples.DOCUMENT);
        } catch (Exception failed) {
            throw new AssertionError("the JDK cannot sign", failed);
        }
    }

    private static SignedInfo signedInfo(XMLSignatureFactory factory, SigningKey key) throws Exception {
        boolean rsa = "RSA".equals(key.privateKey().getAlgorithm());
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(rsa ? Crafted.RSA_URI : Crafted.ECDSA_URI, null),
                List.of(
                        reference(factory, "#hint", Crafted.C14N_URI),
                        reference(factory, "", Transform.ENVELOPED, Crafted.C14N_URI),
                        reference(factory, null, Crafted.C14N_URI)));
    }

    private static Reference reference(XMLSignatureFactory factory, @Nullable String uri, String... transforms)
            throws Exception {
        List<Transform> all = Arrays.stream(transforms)
                .map(transform -> transform(factory, transform))
                .toList();
        return factory.newReference(uri, factory.newDigestMethod(DigestMethod.SHA256, null), all, null, null);
    }

    private static Transform transform(XMLSignatureFactory factory, String algorithm) {
        try {
            return factory.newTransform(algorithm, (TransformParameterSpec) null);
        } catch (java.security.GeneralSecurityException unknown) {
            throw new AssertionError(unknown);
        }
    }

    private static KeyInfo keyInfo(XMLSignatureFactory factory, SigningKey key) {
        KeyInfoFactory hints = factory.getKeyInfoFactory();
        return hints.newKeyInfo(
                List.of(
                        hints.newX509Data(List.of("CN=somebody")),
                        hints.newKeyName(key.thumbprint().hex())),
                "hint");
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String written(Document header) throws Exception {
        Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
        writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        writer.transform(new DOMSource(header), new StreamResult(text));
        return text.toString();
    }
}
