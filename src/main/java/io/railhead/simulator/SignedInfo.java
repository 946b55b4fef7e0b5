package io.railhead.simulator;

import io.railhead.message.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a signature of the convention says of key, header and document, in exclusive canonical form. */
final class SignedInfo {
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String END = "</ds:SignedInfo>";

    private SignedInfo() {}

    /**
     * From behind the name of its element to its end.
     *
     * @param header null leaves the header out, as nobody should
     */
    static String text(
            Algorithm algorithm, String keyInfoId, Digest keyInfo, @Nullable Digest header, Digest document) {
        StringBuilder text = new StringBuilder(1400)
                .append("><ds:CanonicalizationMethod Algorithm=\"")
                .append(EXCLUSIVE)
                .append("\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"")
                .append(algorithm.uri())
                .append("\"></ds:SignatureMethod>");
        reference(text, " URI=\"#" + keyInfoId + "\"", false, keyInfo);
        if (header != null) {
            reference(text, " URI=\"\"", true, header);
        }
        reference(text, "", false, document);
        return text.append(END).toString();
    }

    /** The octets that are signed: as an apex of its own it declares its prefix. */
    static byte[] apex(String text) {
        return ("<ds:SignedInfo xmlns:ds=\"" + DS + "\"" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static void reference(StringBuilder text, String uri, boolean enveloped, Digest digest) {
        text.append("<ds:Reference").append(uri).append("><ds:Transforms>");
        if (enveloped) {
            text.append("<ds:Transform Algorithm=\"").append(DS).append("enveloped-signature\"></ds:Transform>");
        }
        text.append("<ds:Transform Algorithm=\"")
                .append(EXCLUSIVE)
                .append("\"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=")
                .append("\"http://www.w3.org/2001/04/xmlenc#sha256\"></ds:DigestMethod><ds:DigestValue>")
                .append(Base64.getEncoder().encodeToString(digest.value()))
                .append("</ds:DigestValue></ds:Reference>");
    }
}
