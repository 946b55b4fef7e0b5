package io.railhead.simulator;

import io.railhead.message.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Signs letters with the scheme's key. Header, document and signature are written in canonical form from the
 * start, so the octets that are digested are the octets that travel. Not thread-safe.
 */
final class Notary {
    private static final String DS = SignedInfo.DS;
    private static final String KEY_INFO_ID = "KeyInfo-1";

    /** How well a letter is signed. */
    enum Seal {
        PROPER,
        /** Everything covered, but the signature value is another. */
        BROKEN,
        /** By a key that nobody registered. */
        STRANGER,
        /** The header is left out of what is signed. */
        WITHOUT_HEADER
    }

    private final SigningKey key;
    private final @Nullable Provider provider;
    private final String keyInfo;
    private @Nullable Notary stranger;

    /** @param provider for the raw signature where it has the algorithm; otherwise, or when null, the JDK's */
    Notary(SigningKey key, @Nullable Provider provider) {
        this.key = key.keptBy(provider);
        this.provider = provider;
        this.keyInfo = " Id=\"" + KEY_INFO_ID + "\"><ds:X509Data><ds:X509SubjectName>" + Xml.escape(key.subject())
                + "</ds:X509SubjectName></ds:X509Data><ds:KeyName>" + key.thumbprint() + "</ds:KeyName></ds:KeyInfo>";
    }

    /** The whole envelope, ready to travel. */
    byte[] seal(Letter letter, Seal seal) {
        return switch (seal) {
            case PROPER -> envelope(letter, sign(letter, true, false));
            case BROKEN -> envelope(letter, sign(letter, true, true));
            case STRANGER -> stranger().seal(letter, Seal.PROPER);
            case WITHOUT_HEADER -> envelope(letter, sign(letter, false, false));
        };
    }

    private static byte[] envelope(Letter letter, String signature) {
        String text = "<BizMsgEnvlp xmlns=\"" + EnvelopeReader.ENVELOPE + "\"><Hdr>" + letter.headerStart() + signature
                + Letter.HEADER_END + "</Hdr><Doc>" + letter.document() + "</Doc></BizMsgEnvlp>";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String sign(Letter letter, boolean headerToo, boolean spoil) {
        String info = SignedInfo.text(
                key.algorithm(),
                KEY_INFO_ID,
                digest("<ds:KeyInfo xmlns:ds=\"" + DS + "\"" + keyInfo),
                headerToo ? digest(letter.headerStart() + Letter.HEADER_END) : null,
                digest(letter.document()));
        byte[] value = rawSignature(SignedInfo.apex(info));
        if (spoil) {
            value[value.length - 1] ^= 1;
        }
        return "<ds:Signature xmlns:ds=\"" + DS + "\"><ds:SignedInfo" + info + "<ds:SignatureValue>"
                + Base64.getEncoder().encodeToString(value) + "</ds:SignatureValue><ds:KeyInfo" + keyInfo
                + "</ds:Signature>";
    }

    private static Digest digest(String canonical) {
        return Digest.of(canonical.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] rawSignature(byte[] canonical) {
        try {
            Signature signature = key.algorithm().instance(provider);
            signature.initSign(key.secret());
            signature.update(canonical);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the scheme's signing key cannot be used", unusable);
        }
    }

    private Notary stranger() {
        if (stranger == null) {
            stranger = new Notary(strangersKey(), null);
        }
        return stranger;
    }

    private SigningKey strangersKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            PrivateKey secret = pair.getPrivate();
            return SigningKey.ofEncoded(secret, "CN=Stranger", pair.getPublic().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK has no P-256 keys", impossible);
        }
    }
}
