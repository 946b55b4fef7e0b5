package io.railhead.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.railhead.message.Digest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/**
 * Writes the parts of a signature as text that already is its own exclusive canonical form, so that what is
 * digested, what is signed and what is sent are the same characters. One instance belongs to one key: the
 * key hint and its digest never change.
 */
final class SignatureBytes {
    static final String NAMESPACE = " xmlns:ds=\"" + Convention.DSIG + "\"";
    private static final String KEY_INFO_ID = "KeyInfo-1";
    private static final String C14N_METHOD = empty("ds:CanonicalizationMethod", Convention.EXCLUSIVE_C14N);
    private static final String C14N_TRANSFORM = empty("ds:Transform", Convention.EXCLUSIVE_C14N);
    private static final String HEADER_TRANSFORMS = empty("ds:Transform", Convention.ENVELOPED) + C14N_TRANSFORM;
    private static final String SHA256_METHOD = empty("ds:DigestMethod", Convention.SHA256);

    private final String keyInfo;
    private final String signedInfoStart;

    SignatureBytes(X509Certificate certificate, SignatureAlgorithm algorithm) {
        String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
        String content = " Id=\"" + KEY_INFO_ID + "\"><ds:X509Data><ds:X509SubjectName>" + escaped(subject)
                + "</ds:X509SubjectName></ds:X509Data><ds:KeyName>" + Thumbprint.of(certificate)
                + "</ds:KeyName></ds:KeyInfo>";
        this.keyInfo = "<ds:KeyInfo" + content;
        // Digested and signed parts are apexes of their own, so each carries the declaration of its prefix.
        Digest keyInfoDigest = Digest.of(("<ds:KeyInfo" + NAMESPACE + content).getBytes(UTF_8));
        this.signedInfoStart = start(algorithm, KEY_INFO_ID, keyInfoDigest);
    }

    /** The content of {@code ds:SignedInfo}; {@link #toSign} and {@link #toSend} wrap it. */
    String signedInfo(Digest header, Digest document) {
        return signedInfoStart + rest(header, document);
    }

    /** The content of {@code ds:SignedInfo} in any signature of the convention, ours or another's; ASCII. */
    static String signedInfo(
            SignatureAlgorithm algorithm, String keyInfoId, Digest keyInfo, Digest header, Digest document) {
        return start(algorithm, keyInfoId, keyInfo) + rest(header, document);
    }

    static byte[] toSign(String signedInfo) {
        return ("<ds:SignedInfo" + NAMESPACE + ">" + signedInfo + "</ds:SignedInfo>").getBytes(UTF_8);
    }

    private static String start(SignatureAlgorithm algorithm, String keyInfoId, Digest keyInfo) {
        return C14N_METHOD
                + empty("ds:SignatureMethod", algorithm.uri())
                + reference(" URI=\"#" + keyInfoId + "\"", C14N_TRANSFORM, keyInfo);
    }

    private static String rest(Digest header, Digest document) {
        return reference(" URI=\"\"", HEADER_TRANSFORMS, header) + reference("", C14N_TRANSFORM, document);
    }

    byte[] toSend(String signedInfo, byte[] value) {
        return ("<ds:Signature" + NAMESPACE + "><ds:SignedInfo>" + signedInfo + "</ds:SignedInfo><ds:SignatureValue>"
                        + base64(value) + "</ds:SignatureValue>" + keyInfo + "</ds:Signature>")
                .getBytes(UTF_8);
    }

    private static String reference(String uriAttribute, String transforms, Digest digest) {
        return "<ds:Reference" + uriAttribute + "><ds:Transforms>" + transforms + "</ds:Transforms>"
                + SHA256_METHOD + "<ds:DigestValue>" + base64(digest.value())
                + "</ds:DigestValue></ds:Reference>";
    }

    private static String empty(String element, String algorithm) {
        return "<" + element + " Algorithm=\"" + algorithm + "\"></" + element + ">";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#xD;");
    }
}
