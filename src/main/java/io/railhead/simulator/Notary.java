package io.railhead.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
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
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
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
                + letter.headerEnd() + "</Hdr><Doc>" + letter.document() + "</Doc></BizMsgEnvlp>";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String sign(Letter letter, boolean headerToo, boolean spoil) {
        StringBuilder info = new StringBuilder(1400)
                .append("><ds:CanonicalizationMethod Algorithm=\"")
                .append(EXCLUSIVE)
                .append("\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"")
                .append(key.algorithmUri())
                .append("\"></ds:SignatureMethod>");
        reference(info, " URI=\"#" + KEY_INFO_ID + "\"", false, "<ds:KeyInfo xmlns:ds=\"" + DS + "\"" + keyInfo);
        if (headerToo) {
            reference(info, " URI=\"\"", true, letter.headerStart() + letter.headerEnd());
        }
        reference(info, "", false, letter.document());
        info.append("</ds:SignedInfo>");
        byte[] value = rawSignature("<ds:SignedInfo xmlns:ds=\"" + DS + "\"" + info);
        if (spoil) {
            value[value.length - 1] ^= 1;
        }
        return "<ds:Signature xmlns:ds=\"" + DS + "\"><ds:SignedInfo" + info + "<ds:SignatureValue>"
                + Base64.getEncoder().encodeToString(value) + "</ds:SignatureValue><ds:KeyInfo" + keyInfo
                + "</ds:Signature>";
    }

    private static void reference(StringBuilder info, String uri, boolean enveloped, String canonical) {
        info.append("<ds:Reference").append(uri).append("><ds:Transforms>");
        if (enveloped) {
            info.append("<ds:Transform Algorithm=\"").append(DS).append("enveloped-signature\"></ds:Transform>");
        }
        info.append("<ds:Transform Algorithm=\"")
                .append(EXCLUSIVE)
                .append("\"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=")
                .append("\"http://www.w3.org/2001/04/xmlenc#sha256\"></ds:DigestMethod><ds:DigestValue>")
                .append(sha256(canonical))
                .append("</ds:DigestValue></ds:Reference>");
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private byte[] rawSignature(String canonical) {
        try {
            Signature signature = provider == null || provider.getService("Signature", key.algorithmName()) == null
                    ? Signature.getInstance(key.algorithmName())
                    : Signature.getInstance(key.algorithmName(), provider);
            signature.initSign(key.secret());
            signature.update(canonical.getBytes(StandardCharsets.UTF_8));
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
