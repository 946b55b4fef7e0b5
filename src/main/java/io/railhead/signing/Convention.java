package io.railhead.signing;

import io.railhead.message.Definition;
import org.jspecify.annotations.Nullable;

/** The names that make up the signature convention; the signer writes them and the policy demands them. */
final class Convention {
    private static final String HEADER_NAMESPACE_START = "urn:iso:std:iso:20022:tech:xsd:head.001.001.";

    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String ENVELOPED = DSIG + "enveloped-signature";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private Convention() {}

    /** Whether this is the namespace of a document: of any definition of ISO 20022, to the last character. */
    static boolean isDocument(@Nullable String namespace) {
        return namespace != null && Definition.isNamespace(namespace);
    }

    /** Whether this is the namespace of a header, of whatever version; one that only begins so is none. */
    static boolean isHeader(@Nullable String namespace) {
        return namespace != null && Definition.isNamespace(namespace) && namespace.startsWith(HEADER_NAMESPACE_START);
    }
}
