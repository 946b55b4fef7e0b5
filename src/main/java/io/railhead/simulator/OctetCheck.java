package io.railhead.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.railhead.message.Digest;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a message by its octets, which beside the raw signature is next to no work. Where header, key hint and
 * document, cut out of the message as they stand, have the digests that were signed, these octets are what was signed.
 * What is written in any other way than {@link Notary} would write it has no answer here. Safe for use by many threads.
 */
final class OctetCheck {
    private static final String BEFORE_HEADER = "<BizMsgEnvlp xmlns=\"" + EnvelopeReader.ENVELOPE + "\"><Hdr>";
    private static final String SIGNATURE = "<ds:Signature xmlns:ds=\"" + SignedInfo.DS + "\"><ds:SignedInfo";
    private static final String VALUE = SignedInfo.END + "<ds:SignatureValue>";
    private static final String KEY_INFO = "</ds:SignatureValue><ds:KeyInfo Id=\"";
    private static final String AFTER_SIGNATURE = "</ds:Signature>" + Letter.HEADER_END + "</Hdr><Doc>";
    private static final String AFTER_DOCUMENT = "</Doc></BizMsgEnvlp>";

    private final @Nullable Provider provider;

    /** @param provider for the raw signature, or null for the JDK's */
    OctetCheck(@Nullable Provider provider) {
        this.provider = provider;
    }

    /** The signed digest of the business document; null says no more than that octets alone do not prove it. */
    @Nullable Digest verify(byte[] message, PublicKey key, Algorithm algorithm) {
        // One character an octet: all places are the same in both, and no markup can hide in longer characters.
        String text = new String(message, ISO_8859_1);
        int signature = text.indexOf(SIGNATURE);
        int value = text.indexOf(VALUE, signature);
        int keyInfo = text.indexOf(KEY_INFO, value);
        int after = text.indexOf(AFTER_SIGNATURE, keyInfo);
        boolean inOrder = text.startsWith(BEFORE_HEADER)
                && text.endsWith(AFTER_DOCUMENT)
                && signature > 0
                && signature < value
                && value < keyInfo
                && keyInfo < after;
        if (!inOrder) {
            return null;
        }
        String hint = text.substring(keyInfo + KEY_INFO.length(), after);
        int document = after + AFTER_SIGNATURE.length();
        Digest signed = Digest.of(message, document, message.length - AFTER_DOCUMENT.length() - document);
        String expected = SignedInfo.text(
                algorithm,
                hint.substring(0, Math.max(0, hint.indexOf('"'))),
                digest("<ds:KeyInfo xmlns:ds=\"" + SignedInfo.DS + "\" Id=\"" + hint),
                digest(text.substring(BEFORE_HEADER.length(), signature) + Letter.HEADER_END),
                signed);
        String said = text.substring(signature + SIGNATURE.length(), value + SignedInfo.END.length());
        return expected.equals(said)
                        && isSigned(expected, text.substring(value + VALUE.length(), keyInfo), key, algorithm)
                ? signed
                : null;
    }

    private static Digest digest(String octets) {
        return Digest.of(octets.getBytes(ISO_8859_1));
    }

    private boolean isSigned(String signedInfo, String value, PublicKey key, Algorithm algorithm) {
        try {
            Signature check = algorithm.instance(provider);
            check.initVerify(key);
            check.update(SignedInfo.apex(signedInfo));
            return check.verify(Base64.getDecoder().decode(value));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
