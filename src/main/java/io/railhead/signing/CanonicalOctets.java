package io.railhead.signing;

import static io.railhead.signing.OctetCursor.ascii;

import io.railhead.codec.Envelope;
import io.railhead.message.Digest;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A received message that already is in the form that was signed: header and document are their own canonical
 * form, and SignedInfo is, octet for octet, the one that the convention gives for them and their key hint. So all
 * three digests are right; whether the signature value is, and whose, is still to be asked.
 *
 * @param header without the signature
 * @param signedInfo in the form that is signed
 * @param algorithm as SignedInfo names it, not yet judged
 * @param keyName as the key hint names it, not yet judged
 */
record CanonicalOctets(
        byte[] header,
        byte[] document,
        byte[] signedInfo,
        byte[] value,
        SignatureAlgorithm algorithm,
        Thumbprint keyName) {
    private static final int P256_VALUE_BYTES = 64;
    private static final byte[] ENVELOPE_START = ascii("<BizMsgEnvlp xmlns=\"" + Envelope.NAMESPACE + "\"><Hdr>");
    private static final byte[] ENVELOPE_MIDDLE = ascii("</Hdr><Doc>");
    private static final byte[] ENVELOPE_END = ascii("</Doc></BizMsgEnvlp>");
    private static final byte[] HEADER_START = ascii("<AppHdr xmlns=\"");
    private static final byte[] DOCUMENT_START = ascii("<Document xmlns=\"");
    private static final byte[] PLACE_START = ascii("<Sgntr>");
    private static final byte[] PLACE_END = ascii("</Sgntr>");

    /**
     * Takes a message apart without a tree. It must have passed the checks on its bytes.
     *
     * @return null for anything unusual, be it wrong or only written otherwise
     */
    static @Nullable CanonicalOctets of(byte[] wire) {
        OctetCursor at = new OctetCursor(wire);
        if (!at.skip(ENVELOPE_START)) {
            return null;
        }
        int headerStart = at.position();
        if (!at.moveBehind(PLACE_START)) {
            return null;
        }
        int cut = at.position();
        SignatureOctets signature = SignatureOctets.read(at);
        int resumed = at.position();
        if (signature == null || !at.skip(PLACE_END) || !at.moveBehind(ENVELOPE_MIDDLE)) {
            return null;
        }
        int documentStart = at.position();
        int documentEnd = wire.length - ENVELOPE_END.length;
        if (documentEnd < documentStart || !at.endsWith(ENVELOPE_END)) {
            return null;
        }
        byte[] header = without(wire, headerStart, cut, resumed, documentStart - ENVELOPE_MIDDLE.length);
        byte[] document = Arrays.copyOfRange(wire, documentStart, documentEnd);
        return isHeader(header, cut - headerStart)
                        && new CanonicalScan(document).isElement(DOCUMENT_START, Convention::isDocument)
                ? signed(header, document, signature)
                : null;
    }

    /** The signature is the only thing in the header's only place for one; nothing is signed that is elsewhere. */
    private static boolean isHeader(byte[] header, int cut) {
        CanonicalScan scan = new CanonicalScan(header);
        return scan.isElement(HEADER_START, Convention::isHeader) && scan.hasItsOnlyPlaceAt(cut);
    }

    private static @Nullable CanonicalOctets signed(byte[] header, byte[] document, SignatureOctets signature) {
        Digest headerDigest = Digest.of(header);
        Digest documentDigest = Digest.of(document);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            String expected = signature.signedInfoFor(algorithm, headerDigest, documentDigest);
            if (signature.says(expected)) {
                byte[] toSign = SignatureBytes.toSign(expected);
                return new CanonicalOctets(header, document, toSign, signature.value(), algorithm, signature.keyName());
            }
        }
        return null;
    }

    /** Whether the signature value is of this key over SignedInfo. */
    boolean isSignedBy(PublicKey key, Mechanism mechanism) {
        if (algorithm == SignatureAlgorithm.ECDSA_SHA256 && value.length != P256_VALUE_BYTES) {
            return false;
        }
        try {
            Signature signature = mechanism.instance();
            signature.initVerify(key);
            signature.update(signedInfo);
            return signature.verify(value);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }

    private static byte[] without(byte[] wire, int from, int cut, int resumed, int to) {
        byte[] joined = new byte[cut - from + to - resumed];
        System.arraycopy(wire, from, joined, 0, cut - from);
        System.arraycopy(wire, resumed, joined, cut - from, to - resumed);
        return joined;
    }
}
