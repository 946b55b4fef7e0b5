package io.railhead.signing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Signatures that are right by arithmetic, made with a trusted key, but do not say what they must. */
class SignatureShapeTest {
    private static final SigningKey KEY = TestKeys.ec();
    private static final VerifierFixture US = VerifierFixture.trusting(KEY);

    private static Crafted crafted() {
        return new Crafted(KEY);
    }

    /** The forgery passes the JDK's validator, so that only our policy stands against it. */
    private static void onlyWeRefuse(SignatureFault fault, String wire) {
        assertTrue(JdkAlone.accepts(wire, KEY.certificate().getPublicKey()), "the attack is a real one");
        US.refuses(fault, wire);
    }

    private static String bent(String from, String to) {
        String wire = crafted().signedInfo(info -> info.replace(from, to)).wire();
        assertTrue(wire.contains(to), "the vector is what it says");
        return wire;
    }

    @Test
    void theWorkbenchItselfMakesGoodSignatures() {
        assertTrue(JdkAlone.accepts(crafted().wire(), KEY.certificate().getPublicKey()));
        US.verified(crafted().wire());
    }

    @Test
    void sigXpathFalse() {
        String nothing = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
                + "<ds:XPath>false()</ds:XPath></ds:Transform>";
        String digestOfNothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        String wire = crafted()
                .signedInfo(info -> {
                    int at = info.lastIndexOf("<ds:Reference>");
                    return info.substring(0, at)
                            + "<ds:Reference><ds:Transforms>" + nothing + Crafted.C14N
                            + "</ds:Transforms><ds:DigestMethod Algorithm=\"" + Crafted.SHA256
                            + "\"></ds:DigestMethod><ds:DigestValue>" + digestOfNothing
                            + "</ds:DigestValue></ds:Reference>";
                })
                .wire();
        onlyWeRefuse(SignatureFault.TRANSFORM, wire);
        onlyWeRefuse(SignatureFault.TRANSFORM, wire.replace(">10.00<", ">90.00<"));
    }

    @Test
    void sigXpath2() {
        US.refuses(
                SignatureFault.TRANSFORM,
                bent(
                        Crafted.ENVELOPED,
                        "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"></ds:Transform>"));
    }

    @Test
    void sigXslt() {
        US.refuses(
                SignatureFault.TRANSFORM,
                bent(
                        "</ds:Transforms>",
                        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"></ds:Transform></ds:Transforms>"));
    }

    @Test
    void sigSixTransforms() {
        US.refuses(SignatureFault.TRANSFORM, bent("<ds:Transforms>", "<ds:Transforms>" + Crafted.C14N.repeat(5)));
    }

    @Test
    void sigTransformsMissing() {
        US.refuses(
                SignatureFault.TRANSFORM,
                crafted().signedInfo(info -> info.replace(Crafted.C14N, "")).wire());
    }

    @Test
    void sigTransformsInAnotherOrder() {
        US.refuses(SignatureFault.TRANSFORM, bent(Crafted.ENVELOPED + Crafted.C14N, Crafted.C14N + Crafted.ENVELOPED));
    }

    @Test
    void sigInclusiveCanonicalisation() {
        US.refuses(
                SignatureFault.TRANSFORM,
                bent(
                        Crafted.C14N,
                        Crafted.C14N.replace(Crafted.C14N_URI, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315")));
        US.refuses(
                SignatureFault.ALGORITHM,
                bent(
                        "CanonicalizationMethod Algorithm=\"" + Crafted.C14N_URI,
                        "CanonicalizationMethod Algorithm=\"" + Crafted.C14N_URI + "WithComments"));
    }

    @Test
    void sigC14nInclusiveNamespacesInjected() {
        String parameters = "<ec:InclusiveNamespaces xmlns:ec=\"" + Crafted.C14N_URI
                + "\" PrefixList=\"evil\"></ec:InclusiveNamespaces>";
        onlyWeRefuse(
                SignatureFault.TRANSFORM,
                bent(Crafted.C14N, Crafted.C14N.replace("></ds:Transform>", ">" + parameters + "</ds:Transform>")));
        onlyWeRefuse(
                SignatureFault.ALGORITHM,
                bent("></ds:CanonicalizationMethod>", ">" + parameters + "</ds:CanonicalizationMethod>"));
    }

    @Test
    void sigUnsignedHeader() {
        String wire = crafted()
                .signedInfo(info -> info.substring(0, info.indexOf("<ds:Reference URI=\"\">"))
                        + info.substring(info.lastIndexOf("<ds:Reference>")))
                .wire();
        onlyWeRefuse(SignatureFault.REFERENCES, wire);
        onlyWeRefuse(SignatureFault.REFERENCES, wire.replace("RAILGB2LXXX", "EVILGB2LXXX"));
    }

    @Test
    void sigUnsignedDocument() {
        US.refuses(
                SignatureFault.REFERENCES,
                crafted()
                        .signedInfo(info -> info.substring(0, info.lastIndexOf("<ds:Reference>")))
                        .wire());
    }

    @Test
    void sigThirtyOneReferences() {
        US.refuses(
                SignatureFault.REFERENCES,
                crafted()
                        .signedInfo(info -> {
                            int at = info.lastIndexOf("<ds:Reference>");
                            return info.substring(0, at) + info.substring(at).repeat(29);
                        })
                        .wire());
    }

    @Test
    void sigReferencesInAnotherOrder() {
        String wire = crafted()
                .signedInfo(info -> {
                    int header = info.indexOf("<ds:Reference URI=\"\">");
                    int document = info.lastIndexOf("<ds:Reference>");
                    return info.substring(0, header) + info.substring(document) + info.substring(header, document);
                })
                .wire();
        onlyWeRefuse(SignatureFault.REFERENCES, wire);
    }

    @Test
    void sigReferenceToAFileOrAddress() {
        for (String uri : List.of("file:///etc/passwd", "http://localhost/", "https://localhost/", "#xpointer(/)")) {
            US.refuses(SignatureFault.REFERENCES, bent("URI=\"\"", "URI=\"" + uri + "\""));
        }
        US.refuses(
                SignatureFault.REFERENCES,
                bent("<ds:Reference><ds:Transforms>", "<ds:Reference URI=\"http://localhost/\"><ds:Transforms>"));
    }

    @Test
    void sigPartialHeaderAndPartialDocument() {
        US.refuses(SignatureFault.REFERENCES, bent("URI=\"\"", "URI=\"#part\""));
        US.refuses(
                SignatureFault.REFERENCES,
                bent("<ds:Reference><ds:Transforms>", "<ds:Reference URI=\"#part\"><ds:Transforms>"));
    }

    @Test
    void sigManifestUnchecked() {
        String manifest = "<ds:Manifest" + Crafted.NS + " Id=\"m\">"
                + Crafted.reference(" URI=\"\"", Crafted.C14N, "not at all this") + "</ds:Manifest>";
        Crafted crafted = crafted();
        crafted.objects = "<ds:Object>" + manifest.replace(Crafted.NS, "") + "</ds:Object>";
        crafted.signedInfo(info -> info.substring(0, info.indexOf("<ds:Reference URI=\"\">"))
                + Crafted.reference(
                        " Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\" URI=\"#m\"", Crafted.C14N, manifest));
        onlyWeRefuse(SignatureFault.FORM, crafted.wire());

        crafted.objects = "";
        US.refuses(SignatureFault.REFERENCES, crafted.wire());
        US.refuses(
                SignatureFault.REFERENCES,
                bent("URI=\"\"", "Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\" URI=\"\""));
    }

    @Test
    void sigObjectWithAnything() {
        Crafted crafted = crafted();
        crafted.objects = "<ds:Object>anything</ds:Object>";
        onlyWeRefuse(SignatureFault.FORM, crafted.wire());
    }

    @Test
    void sigDuplicateId() {
        Crafted crafted = crafted();
        crafted.document = crafted.document.replace("<Dbtr>", "<Dbtr Id=\"KeyInfo-7\">");
        onlyWeRefuse(SignatureFault.REFERENCES, crafted.wire());
        Crafted other = crafted();
        other.headerBefore = other.headerBefore.replace("<Fr>", "<Fr xml:id=\"KeyInfo-7\">");
        US.refuses(SignatureFault.REFERENCES, other.wire());
        Crafted none = crafted();
        none.keyInfoId = "";
        US.refuses(SignatureFault.REFERENCES, none.wire());
    }

    @Test
    void sigSha1AndMd5AndNone() {
        for (String algorithm : List.of(
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
                "none",
                "")) {
            US.refuses(
                    SignatureFault.ALGORITHM,
                    bent("Method Algorithm=\"" + Crafted.ECDSA_URI + "\"", "Method Algorithm=\"" + algorithm + "\""));
        }
        for (String digest :
                List.of("http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmldsig-more#md5")) {
            US.refuses(SignatureFault.ALGORITHM, bent(Crafted.SHA256, digest));
        }
    }

    @Test
    void sigHmacWithThePublicKey() {
        String hmac = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
        US.refuses(SignatureFault.ALGORITHM, bent(Crafted.ECDSA_URI, hmac));
        US.refuses(
                SignatureFault.ALGORITHM,
                bent(
                        Crafted.ECDSA_URI + "\"></ds:SignatureMethod>",
                        hmac + "\"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>"));
    }

    @Test
    void sigAlgorithmOfAnotherKindOfKey() {
        US.refuses(SignatureFault.ALGORITHM, bent(Crafted.ECDSA_URI, Crafted.RSA_URI));
    }

    @Test
    void sigElementsThatNobodyAskedFor() {
        Crafted extra = crafted();
        extra.keyInfo += "<ds:MgmtData>x</ds:MgmtData>";
        onlyWeRefuse(SignatureFault.FORM, extra.wire());
        US.refuses(SignatureFault.FORM, crafted().wire().replace("<ds:SignatureValue>", "<ds:SignatureValue>!"));
        US.refuses(SignatureFault.FORM, crafted().wire().replace("<ds:SignedInfo>", "text<ds:SignedInfo>"));
        US.refuses(SignatureFault.FORM, crafted().wire().replace("<ds:SignedInfo>", "<ds:SignedInfo Id=\"x\">"));
        assertFalse(US.verdict("") instanceof Verdict.Verified);
    }
}
