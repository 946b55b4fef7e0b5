package io.railhead.signing;

import static io.railhead.signing.Convention.DSIG;
import static io.railhead.signing.Convention.ENVELOPED;
import static io.railhead.signing.Convention.EXCLUSIVE_C14N;
import static io.railhead.signing.Convention.SHA256;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A signature that says exactly what the convention says, and nothing that it does not: one allow-list from
 * the outermost element to the innermost. What a general validator would also understand (other transforms,
 * manifests, keys inside the message, references to elsewhere) is refused before it sees it.
 *
 * @param keyInfo the element with the key hint
 * @param keyName the thumbprint that the hint names
 * @param algorithmUri the signature algorithm, not yet judged
 */
record SignatureShape(Element keyInfo, Thumbprint keyName, String algorithmUri) {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]{1,2048}");

    static SignatureShape of(Element signature) throws Refusal {
        Elements.onlyAttributes(signature, SignatureFault.FORM, List.of());
        List<Element> parts = named(signature, SignatureFault.FORM, "SignedInfo", "SignatureValue", "KeyInfo");
        base64(parts.get(1));
        Element keyInfo = parts.get(2);
        String algorithm = signedInfo(parts.get(0), keyInfo.getAttribute("Id"));
        return new SignatureShape(keyInfo, keyName(keyInfo), algorithm);
    }

    private static String signedInfo(Element signedInfo, String keyInfoId) throws Refusal {
        Elements.onlyAttributes(signedInfo, SignatureFault.FORM, List.of());
        List<Element> parts = Elements.children(signedInfo);
        if (parts.size() < 2
                || !Elements.is(parts.get(0), DSIG, "CanonicalizationMethod")
                || !Elements.is(parts.get(1), DSIG, "SignatureMethod")) {
            throw new Refusal(SignatureFault.FORM, "SignedInfo does not start with its two methods");
        }
        if (!EXCLUSIVE_C14N.equals(algorithm(parts.get(0), SignatureFault.ALGORITHM))) {
            throw new Refusal(SignatureFault.ALGORITHM, "SignedInfo is not canonicalised exclusively");
        }
        List<Element> references = parts.subList(2, parts.size());
        if (references.size() != 3) {
            throw new Refusal(
                    SignatureFault.REFERENCES, "the signature has " + references.size() + " references instead of 3");
        }
        if (keyInfoId.isEmpty()) {
            throw new Refusal(SignatureFault.REFERENCES, "KeyInfo has no Id to refer to");
        }
        reference(references.get(0), "#" + keyInfoId, List.of(EXCLUSIVE_C14N));
        reference(references.get(1), "", List.of(ENVELOPED, EXCLUSIVE_C14N));
        reference(references.get(2), null, List.of(EXCLUSIVE_C14N));
        return algorithm(parts.get(1), SignatureFault.ALGORITHM);
    }

    private static void reference(Element reference, @Nullable String uri, List<String> transforms) throws Refusal {
        if (!Elements.is(reference, DSIG, "Reference")) {
            throw new Refusal(SignatureFault.REFERENCES, "SignedInfo holds something else than references");
        }
        Elements.onlyAttributes(reference, SignatureFault.REFERENCES, List.of("URI"));
        boolean fits = uri == null
                ? !reference.hasAttribute("URI")
                : reference.hasAttribute("URI") && reference.getAttribute("URI").equals(uri);
        if (!fits) {
            throw new Refusal(
                    SignatureFault.REFERENCES, "the references are not to key hint, header and document in this order");
        }
        List<Element> parts = named(reference, SignatureFault.REFERENCES, "Transforms", "DigestMethod", "DigestValue");
        transforms(parts.get(0), transforms);
        if (!SHA256.equals(algorithm(parts.get(1), SignatureFault.ALGORITHM))) {
            throw new Refusal(SignatureFault.ALGORITHM, "a digest is not SHA-256");
        }
        base64(parts.get(2));
    }

    private static void transforms(Element element, List<String> wanted) throws Refusal {
        Elements.onlyAttributes(element, SignatureFault.TRANSFORM, List.of());
        List<String> found = new ArrayList<>();
        for (Element transform : Elements.children(element)) {
            if (!Elements.is(transform, DSIG, "Transform")) {
                throw new Refusal(SignatureFault.TRANSFORM, "Transforms holds something else than transforms");
            }
            found.add(algorithm(transform, SignatureFault.TRANSFORM));
        }
        if (!found.equals(wanted)) {
            throw new Refusal(SignatureFault.TRANSFORM, "a reference has other transforms than the convention's");
        }
    }

    private static Thumbprint keyName(Element keyInfo) throws Refusal {
        Elements.onlyAttributes(keyInfo, SignatureFault.FORM, List.of("Id"));
        List<Element> parts = named(keyInfo, SignatureFault.FORM, "X509Data", "KeyName");
        Elements.onlyAttributes(parts.get(0), SignatureFault.FORM, List.of());
        textOf(named(parts.get(0), SignatureFault.FORM, "X509SubjectName").getFirst());
        String name = textOf(parts.get(1));
        if (!Thumbprint.isOne(name)) {
            throw new Refusal(SignatureFault.KEY_UNKNOWN, "KeyName is not the thumbprint of a certificate");
        }
        return new Thumbprint(name);
    }

    /** The algorithm of an element that has nothing else: parameters can turn an allowed algorithm into another one. */
    private static String algorithm(Element element, SignatureFault otherwise) throws Refusal {
        Elements.onlyAttributes(element, otherwise, List.of("Algorithm"));
        if (element.hasChildNodes()) {
            throw new Refusal(otherwise, element.getLocalName() + " has parameters");
        }
        return element.getAttribute("Algorithm");
    }

    /** The children, which must be exactly these in this order. */
    private static List<Element> named(Element parent, SignatureFault otherwise, String... names) throws Refusal {
        List<Element> children = Elements.children(parent);
        boolean fits = children.size() == names.length;
        for (int i = 0; fits && i < names.length; i++) {
            fits = Elements.is(children.get(i), DSIG, names[i]);
        }
        if (!fits) {
            throw new Refusal(
                    otherwise, parent.getLocalName() + " must hold " + String.join(", ", names) + " and nothing else");
        }
        return children;
    }

    private static void base64(Element element) throws Refusal {
        if (!BASE64.matcher(textOf(element)).matches()) {
            throw new Refusal(SignatureFault.FORM, element.getLocalName() + " is not base64");
        }
    }

    private static String textOf(Element element) throws Refusal {
        Elements.onlyAttributes(element, SignatureFault.FORM, List.of());
        return Elements.text(element);
    }
}
