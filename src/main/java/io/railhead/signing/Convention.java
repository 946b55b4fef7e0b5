package io.railhead.signing;

/** The names that make up the signature convention; the signer writes them and the policy demands them. */
final class Convention {
    static final String ISO_NAMESPACE_START = "urn:iso:std:iso:20022:tech:xsd:";
    static final String HEADER_NAMESPACE_START = ISO_NAMESPACE_START + "head.001.001.";

    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String ENVELOPED = DSIG + "enveloped-signature";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private Convention() {}
}
