package io.railhead.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * A forger's workbench: signs whatever it is told to, with right digests and a right signature value, so that
 * only the policy can tell. Each step may be bent before the next one is computed. Shares no code with the
 * signer.
 */
public final class Crafted {
    public static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    public static final String NS = " xmlns:ds=\"" + DSIG + "\"";
    public static final String C14N_URI = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public static final String C14N = "<ds:Transform Algorithm=\"" + C14N_URI + "\"></ds:Transform>";
    public static final String ENVELOPED =
            "<ds:Transform Algorithm=\"" + DSIG + "enveloped-signature\"></ds:Transform>";
    public static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public static final String ECDSA_URI = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    public static final String RSA_URI = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    public String headerBefore = Samples.HEADER_BEFORE;
    public String headerAfter = Samples.HEADER_AFTER;
    public String document = Samples.DOCUMENT;
    /** Inside KeyInfo, after its Id. */
    public String keyInfo;

    public String keyInfoId = " Id=\"KeyInfo-7\"";
    /** Comes after KeyInfo in the signature. */
    public String objects = "";

    private final SigningKey key;
    private final boolean rsa;
    private UnaryOperator<String> signedInfo = UnaryOperator.identity();
    private UnaryOperator<String> value = UnaryOperator.identity();

    public Crafted(SigningKey key) {
        this.key = key;
        this.rsa = "RSA".equals(key.privateKey().getAlgorithm());
        this.keyInfo = "<ds:X509Data><ds:X509SubjectName>CN=somebody</ds:X509SubjectName></ds:X509Data>"
                + "<ds:KeyName>" + thumbprint(key) + "</ds:KeyName>";
    }

    /** Bends SignedInfo before it is signed. */
    public Crafted signedInfo(UnaryOperator<String> change) {
        signedInfo = change;
        return this;
    }

    /** Bends the signature value after signing. */
    public Crafted value(UnaryOperator<String> change) {
        value = change;
        return this;
    }

    public String signature() {
        String wholeKeyInfo = keyInfoId + ">" + keyInfo + "</ds:KeyInfo>";
        String info = signedInfo.apply("<ds:CanonicalizationMethod Algorithm=\"" + C14N_URI
                + "\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"" + (rsa ? RSA_URI : ECDSA_URI)
                + "\"></ds:SignatureMethod>"
                + reference(" URI=\"#KeyInfo-7\"", C14N, "<ds:KeyInfo" + NS + wholeKeyInfo)
                + reference(" URI=\"\"", ENVELOPED + C14N, headerBefore + headerAfter)
                + reference("", C14N, document));
        return "<ds:Signature" + NS + "><ds:SignedInfo>" + info + "</ds:SignedInfo><ds:SignatureValue>"
                + value.apply(sign("<ds:SignedInfo" + NS + ">" + info + "</ds:SignedInfo>"))
                + "</ds:SignatureValue><ds:KeyInfo" + wholeKeyInfo + objects + "</ds:Signature>";
    }

    public String header() {
        return headerBefore + signature() + headerAfter;
    }

    public String wire() {
        return envelope(header(), document);
    }

    public static String envelope(String header, String document) {
        return "<BizMsgEnvlp xmlns=\"urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01\"><Hdr>" + header + "</Hdr><Doc>"
                + document + "</Doc></BizMsgEnvlp>";
    }

    public static String reference(String attributes, String transforms, String octets) {
        return "<ds:Reference" + attributes + "><ds:Transforms>" + transforms + "</ds:Transforms>"
                + "<ds:DigestMethod Algorithm=\"" + SHA256 + "\"></ds:DigestMethod><ds:DigestValue>"
                + Base64.getEncoder().encodeToString(sha256(octets.getBytes(UTF_8)))
                + "</ds:DigestValue></ds:Reference>";
    }

    public static String thumbprint(SigningKey key) {
        try {
            return HexFormat.of().formatHex(sha256(key.certificate().getEncoded()));
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            signature.initSign(key.privateKey());
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }
}
