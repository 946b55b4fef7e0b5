package io.railhead.attack;

import static io.railhead.attack.Forger.replaced;

import io.railhead.attack.Forger.Draft;
import io.railhead.signing.Crafted;
import io.railhead.signing.SigningKey;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Signatures that are right by arithmetic, or look so, and must not be believed. Each over a message of its own id. */
final class SignatureForms {
    private static final String XPATH = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
            + "<ds:XPath>false()</ds:XPath></ds:Transform>";
    private static final String DIGEST_OF_NOTHING = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static final String OTHER = "<FIId><FinInstnId><BICFI>OTHRGB2LXXX</BICFI></FinInstnId></FIId>";

    private final Supplier<Draft> drafts;
    private final SigningKey key;
    private final String algorithm;
    private final Map<String, String> made = new LinkedHashMap<>();

    private SignatureForms(Supplier<Draft> drafts, SigningKey key) {
        this.drafts = drafts;
        this.key = key;
        this.algorithm = key.privateKey().getAlgorithm().equals("RSA") ? Crafted.RSA_URI : Crafted.ECDSA_URI;
    }

    static Map<String, String> of(Supplier<Draft> drafts, SigningKey key) {
        SignatureForms forms = new SignatureForms(drafts, key);
        forms.presence();
        forms.keys();
        forms.algorithms();
        forms.transforms();
        forms.references();
        return forms.made;
    }

    private Crafted crafted() {
        return drafts.get().by(key);
    }

    private String bent(UnaryOperator<String> signedInfo) {
        return crafted().signedInfo(signedInfo).wire();
    }

    private String bent(String from, String to) {
        return bent(info -> replaced(info, from, to));
    }

    private void presence() {
        Crafted one = crafted();
        made.put(
                "sig-missing",
                Crafted.envelope((one.headerBefore + one.headerAfter).replace("<Sgntr></Sgntr>", ""), one.document));
        String wire = one.wire();
        String signature = wire.substring(wire.indexOf("<ds:Signature "), wire.indexOf("</Sgntr>"));
        made.put("sig-empty", wire.replace(signature, "<ds:Signature" + Crafted.NS + "></ds:Signature>"));
        made.put("sig-two", wire.replace(signature, signature + signature));
        made.put("sig-comment-truncate", replaced(crafted().wire(), ">INV-", ">INV<!-- -->-"));
    }

    private void keys() {
        Crafted forged = drafts.get().by(algorithm.equals(Crafted.RSA_URI) ? Forger.RSA_STRANGER : Forger.STRANGER);
        forged.keyInfo = crafted().keyInfo;
        made.put("sig-wrong-key", forged.wire());
        made.put("sig-expired-cert", drafts.get().by(Forger.EXPIRED).wire());
        made.put("sig-revoked", drafts.get().by(Forger.REVOKED).wire());
        made.put("sig-untrusted-ca", drafts.get().by(Forger.STRANGER).wire());
        Crafted own = drafts.get().by(Forger.STRANGER);
        own.keyInfo =
                "<ds:X509Data><ds:X509Certificate>" + encoded(Forger.STRANGER) + "</ds:X509Certificate></ds:X509Data>";
        made.put("sig-self-signed-keyvalue", own.wire());
        Draft other = drafts.get();
        made.put(
                "sig-x509-dn-bic-mismatch",
                other.header(other.headerBefore().replaceAll("(?s).*<Fr>(.*?)</Fr>.*", "$1"), OTHER)
                        .by(key)
                        .wire());
        made.put("sig-rsa1024", drafts.get().by(Forger.WEAK).wire());
        made.put(
                "sig-retrieval-http",
                added("<ds:RetrievalMethod URI=\"http://127.0.0.1:1/key\"></ds:RetrievalMethod>"));
        made.put("sig-retrieval-loop", added("<ds:RetrievalMethod URI=\"#KeyInfo-7\"></ds:RetrievalMethod>"));
        made.put(
                "sig-keyinforeference",
                added("<dsig11:KeyInfoReference xmlns:dsig11=\"http://www.w3.org/2009/xmldsig11#\" URI=\"#KeyInfo-7\">"
                        + "</dsig11:KeyInfoReference>"));
    }

    private static String encoded(SigningKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private String added(String keyInfo) {
        Crafted crafted = crafted();
        crafted.keyInfo += keyInfo;
        return crafted.wire();
    }

    private void algorithms() {
        made.put("sig-sha1", bent(algorithm, algorithm.replace("sha256", "sha1")));
        made.put("sig-md5", bent(Crafted.SHA256, "http://www.w3.org/2001/04/xmldsig-more#md5"));
        made.put("sig-hmac-public", bent(algorithm, "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"));
        made.put("sig-none-alg", bent("SignatureMethod Algorithm=\"" + algorithm, "SignatureMethod Algorithm=\"none"));
        made.put(
                "sig-truncated-hmac",
                bent(
                        algorithm + "\"></ds:SignatureMethod>",
                        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256\">"
                                + "<ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>"));
    }

    private void transforms() {
        made.put("sig-xslt", bent("</ds:Transforms>", transform("http://www.w3.org/TR/1999/REC-xslt-19991116")));
        made.put("sig-xpath-false", bent(info -> {
            int at = info.lastIndexOf("<ds:Reference>");
            return info.substring(0, at) + "<ds:Reference><ds:Transforms>" + XPATH + Crafted.C14N
                    + "</ds:Transforms><ds:DigestMethod Algorithm=\"" + Crafted.SHA256
                    + "\"></ds:DigestMethod><ds:DigestValue>" + DIGEST_OF_NOTHING + "</ds:DigestValue></ds:Reference>";
        }));
        made.put("sig-xpath2", bent("</ds:Transforms>", transform("http://www.w3.org/2002/06/xmldsig-filter2")));
        made.put("sig-6-transforms", bent("<ds:Transforms>", "<ds:Transforms>" + Crafted.C14N.repeat(5)));
        made.put(
                "sig-c14n-inclusive-ns-inject",
                bent(
                        Crafted.C14N,
                        Crafted.C14N.replace(
                                "></ds:Transform>",
                                "><ec:InclusiveNamespaces xmlns:ec=\"" + Crafted.C14N_URI
                                        + "\" PrefixList=\"evil\"></ec:InclusiveNamespaces></ds:Transform>")));
    }

    private static String transform(String algorithm) {
        return "<ds:Transform Algorithm=\"" + algorithm + "\"></ds:Transform></ds:Transforms>";
    }

    private void references() {
        made.put("sig-31-refs", bent(info -> {
            int at = info.lastIndexOf("<ds:Reference>");
            return info.substring(0, at) + info.substring(at).repeat(29);
        }));
        made.put("sig-file-ref", bent("URI=\"\"", "URI=\"file:///etc/passwd\""));
        made.put("sig-http-ref", bent("URI=\"\"", "URI=\"http://127.0.0.1:1/\""));
        Crafted twice = crafted();
        twice.headerBefore = replaced(twice.headerBefore, "<Fr>", "<Fr xml:id=\"KeyInfo-7\">");
        made.put("sig-dup-id", twice.wire());
        made.put(
                "sig-partial-apphdr",
                bent(info -> info.substring(0, info.indexOf("<ds:Reference URI=\"\">"))
                        + info.substring(info.lastIndexOf("<ds:Reference>"))));
        made.put("sig-partial-document", bent(info -> info.substring(0, info.lastIndexOf("<ds:Reference>"))));
        String manifest = "<ds:Manifest" + Crafted.NS + " Id=\"m\">"
                + Crafted.reference(" URI=\"\"", Crafted.C14N, "not at all this") + "</ds:Manifest>";
        Crafted unchecked = crafted();
        unchecked.objects = "<ds:Object>" + manifest.replace(Crafted.NS, "") + "</ds:Object>";
        made.put(
                "sig-manifest-unchecked",
                unchecked
                        .signedInfo(info -> info.substring(0, info.indexOf("<ds:Reference URI=\"\">"))
                                + Crafted.reference(
                                        " Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\" URI=\"#m\"",
                                        Crafted.C14N,
                                        manifest))
                        .wire());
    }
}
