package io.railhead.signing;

/** Why a received message was not believed. The codes are public, stable and never used again for another meaning. */
public enum SignatureFault {
    /** No signature where one must be. */
    MISSING("SIG-MISSING"),
    /** Signature, header or document is not at its fixed place in the envelope, or something else is there too. */
    PLACE("SIG-PLACE"),
    /** More than one signature. */
    TWICE("SIG-TWICE"),
    /** A signature, digest or canonicalisation algorithm that this link does not use. */
    ALGORITHM("SIG-ALGORITHM"),
    /** Not exactly the three references: key hint, header, document. */
    REFERENCES("SIG-REFERENCES"),
    /** A transform other than the ones of the convention. */
    TRANSFORM("SIG-TRANSFORM"),
    /** Names no certificate of our registry. */
    KEY_UNKNOWN("SIG-KEY-UNKNOWN"),
    /** RSA below 2048 bits, or a curve other than P-256, or another kind of key. */
    KEY_WEAK("SIG-KEY-WEAK"),
    /** The certificate is not valid now: expired, or not yet valid. */
    CERT_EXPIRED("SIG-CERT-EXPIRED"),
    /** The certificate is on our list of revoked ones. */
    CERT_REVOKED("SIG-CERT-REVOKED"),
    /** The certificate is not for digital signatures. */
    KEY_USAGE("SIG-KEY-USAGE"),
    /** The certificate may not speak on this link, or not for the sender named in the header. */
    SENDER("SIG-SENDER"),
    /** Key hint, header or document is not what was signed. */
    DIGEST("SIG-DIGEST"),
    /** The signature value is not of this key over these references. */
    VALUE("SIG-VALUE"),
    /** Not readable as a signed message: not plain UTF-8 XML, or parts that the convention does not have. */
    FORM("SIG-FORM");

    private final String code;

    SignatureFault(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
