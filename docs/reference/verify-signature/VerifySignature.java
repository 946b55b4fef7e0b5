import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import javax.xml.crypto.Data;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Checks the signature of one message with nothing but a JDK, for anyone who would rather not take the
 * sender's program's word for it:
 *
 * <pre>java VerifySignature.java MESSAGE.xml CERTIFICATE.pem</pre>
 *
 * <p>Prints {@code VALID} or {@code INVALID: reason} and exits with 0 or 1; with 2 when it was called
 * wrongly. VALID means: header and document are what the key of this certificate signed. Whether that
 * certificate was in force, and may speak for the sender in the header, is for the reader to judge; who it
 * belongs to is printed.
 *
 * <p>The convention it checks: the signature stands in AppHdr/Sgntr and has three references, all SHA-256:
 * "#id" is its own KeyInfo; "" is AppHdr as a document of its own, without the signature; the one with no
 * URI is Document as a document of its own. Every canonicalisation is exclusive.
 */
public final class VerifySignature {
    private static final String DSIG = XMLSignature.XMLNS;
    private static final String ENVELOPE = "urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final List<String> ALGORITHMS = List.of(
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");

    private VerifySignature() {}

    public static void main(String[] arguments) throws IOException, ParserConfigurationException {
        if (arguments.length != 2) {
            System.err.println("usage: java VerifySignature.java MESSAGE.xml CERTIFICATE.pem");
            System.exit(2);
        }
        byte[] message = Files.readAllBytes(Path.of(arguments[0]));
        try (InputStream pem = Files.newInputStream(Path.of(arguments[1]))) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            verify(message, certificate);
            System.out.println("VALID");
            System.out.println("signed by " + certificate.getSubjectX500Principal() + ", in force from "
                    + certificate.getNotBefore().toInstant() + " to "
                    + certificate.getNotAfter().toInstant());
        } catch (Invalid | GeneralSecurityException | SAXException | MarshalException | XMLSignatureException wrong) {
            System.out.println("INVALID: " + wrong.getMessage());
            System.exit(1);
        }
    }

    private static void verify(byte[] message, X509Certificate certificate)
            throws Invalid, ParserConfigurationException, SAXException, IOException, GeneralSecurityException,
                    MarshalException, XMLSignatureException {
        Document envelope = parser().parse(new ByteArrayInputStream(message));
        refuseHiddenMarkup(envelope);
        Element root = envelope.getDocumentElement();
        require(isNamed(root, ENVELOPE, "BizMsgEnvlp"), "the message is not in a business message envelope");
        List<Element> parts = elements(root);
        require(parts.size() == 2, "the envelope does not hold header and document alone");
        Document header = alone(parts.get(0), "Hdr", "AppHdr");
        Document document = alone(parts.get(1), "Doc", "Document");
        Element signature = onlySignature(envelope, header);

        // Reference "" is resolved by the JDK: the document that the signature stands in, now the header.
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        URIDereferencer standard = factory.getURIDereferencer();
        DOMValidateContext context = new DOMValidateContext(certificate.getPublicKey(), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setURIDereferencer((reference, crypto) ->
                reference.getURI() == null ? allNodesOf(document) : standard.dereference(reference, crypto));
        XMLSignature unmarshalled = factory.unmarshalXMLSignature(context);
        requireConvention(unmarshalled, signature, thumbprint(certificate));
        require(unmarshalled.getSignatureValue().validate(context), "the signature is not of this certificate");
        List<String> names = List.of("key hint", "header", "document");
        for (int i = 0; i < names.size(); i++) {
            Reference reference = unmarshalled.getSignedInfo().getReferences().get(i);
            require(reference.validate(context), "the " + names.get(i) + " is not what was signed");
        }
    }

    /** A validator checks what a signature says; this checks that it says what it has to. */
    private static void requireConvention(XMLSignature signature, Element element, String thumbprint) throws Invalid {
        SignedInfo info = signature.getSignedInfo();
        require(ALGORITHMS.contains(info.getSignatureMethod().getAlgorithm()), "unexpected signature algorithm");
        require(EXCLUSIVE.equals(info.getCanonicalizationMethod().getAlgorithm()), "unexpected canonicalisation");
        require(signature.getObjects().isEmpty(), "the signature carries objects");
        List<Reference> references = info.getReferences();
        require(references.size() == 3, "there are " + references.size() + " references instead of three");
        String id = signature.getKeyInfo() == null ? null : signature.getKeyInfo().getId();
        require(id != null, "the signature has no key hint with an Id");
        requireReference(references.get(0), "#" + id, List.of(EXCLUSIVE));
        requireReference(references.get(1), "", List.of(Transform.ENVELOPED, EXCLUSIVE));
        requireReference(references.get(2), null, List.of(EXCLUSIVE));
        require(
                element.getElementsByTagNameNS("*", "InclusiveNamespaces").getLength() == 0,
                "a canonicalisation has parameters");
        require(
                element.getElementsByTagNameNS(DSIG, "KeyName").getLength() == 1
                        && thumbprint.equals(element.getElementsByTagNameNS(DSIG, "KeyName")
                                .item(0)
                                .getTextContent()),
                "the message names another certificate than this one, whose SHA-256 is " + thumbprint);
    }

    private static void requireReference(Reference reference, String uri, List<String> transforms) throws Invalid {
        boolean sameUri = uri == null ? reference.getURI() == null : uri.equals(reference.getURI());
        require(sameUri && reference.getType() == null, "the references are not to key hint, header and document");
        require(SHA256.equals(reference.getDigestMethod().getAlgorithm()), "a digest is not SHA-256");
        List<String> found = new ArrayList<>();
        for (Transform transform : reference.getTransforms()) {
            found.add(transform.getAlgorithm());
        }
        require(found.equals(transforms), "a reference has other transforms than the convention's");
    }

    private static Element onlySignature(Document envelope, Document header) throws Invalid {
        int count = envelope.getElementsByTagNameNS(DSIG, "Signature").getLength();
        require(count == 1, "there are " + count + " signatures instead of one");
        String namespace = header.getDocumentElement().getNamespaceURI();
        for (Element child : elements(header.getDocumentElement())) {
            if (isNamed(child, namespace, "Sgntr")) {
                List<Element> inside = elements(child);
                if (inside.size() == 1 && isNamed(inside.get(0), DSIG, "Signature")) {
                    return inside.get(0);
                }
            }
        }
        throw new Invalid("the signature is not in the header");
    }

    /** The one element in a wrapper, copied into a document of its own with the namespaces that it stood in. */
    private static Document alone(Element wrapper, String wrapperName, String name)
            throws Invalid, ParserConfigurationException {
        List<Element> inside = elements(wrapper);
        require(
                isNamed(wrapper, ENVELOPE, wrapperName)
                        && inside.size() == 1
                        && inside.get(0).getLocalName().equals(name),
                wrapperName + " does not hold " + name + " alone");
        Document own = parser().newDocument();
        Element copy = (Element) own.appendChild(own.importNode(inside.get(0), true));
        for (Node above = wrapper; above instanceof Element element; above = above.getParentNode()) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                if (attribute.getName().startsWith("xmlns") && !copy.hasAttribute(attribute.getName())) {
                    copy.setAttributeNS(attribute.getNamespaceURI(), attribute.getName(), attribute.getValue());
                }
            }
        }
        return own;
    }

    private static Data allNodesOf(Document document) {
        List<Node> nodes = new ArrayList<>();
        collect(document, nodes);
        return new NodeSetData<Node>() {
            @Override
            public Iterator<Node> iterator() {
                return nodes.iterator();
            }
        };
    }

    private static void collect(Node node, List<Node> into) {
        into.add(node);
        if (node instanceof Element element) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                into.add(attributes.item(i));
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, into);
        }
    }

    /** Comments and the like are not covered by the canonical form, so a reader could be shown other text. */
    private static void refuseHiddenMarkup(Node node) throws Invalid {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            require(
                    child instanceof Element || child.getNodeType() == Node.TEXT_NODE,
                    "there is a comment, CDATA section or processing instruction");
            refuseHiddenMarkup(child);
        }
    }

    private static DocumentBuilder parser() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder;
    }

    private static List<Element> elements(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static boolean isNamed(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private static void require(boolean holds, String otherwise) throws Invalid {
        if (!holds) {
            throw new Invalid(otherwise);
        }
    }

    private static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String reason) {
            super(reason);
        }
    }
}
