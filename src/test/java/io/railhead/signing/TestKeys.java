package io.railhead.signing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys with self-signed certificates of any quality, good or bad. */
public final class TestKeys {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private String curve = "secp256r1";
    private int rsaBits;
    private int usage = KeyUsage.digitalSignature;
    private boolean authority;
    private Instant from = NOW.minus(Duration.ofDays(1));
    private Instant until = NOW.plus(Duration.ofDays(1));
    private String subject = "O=Test & Sons,CN=signing";

    public static SigningKey ec() {
        return new TestKeys().make();
    }

    public static SigningKey rsa(int bits) {
        TestKeys keys = new TestKeys();
        keys.rsaBits = bits;
        return keys.make();
    }

    public TestKeys curve(String name) {
        curve = name;
        return this;
    }

    public TestKeys usage(int bits) {
        usage = bits;
        return this;
    }

    public TestKeys authority() {
        authority = true;
        return this;
    }

    public TestKeys valid(Instant notBefore, Instant notAfter) {
        from = notBefore;
        until = notAfter;
        return this;
    }

    public TestKeys subject(String name) {
        subject = name;
        return this;
    }

    public SigningKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(rsaBits > 0 ? "RSA" : "EC");
            if (rsaBits > 0) {
                generator.initialize(rsaBits);
            } else {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            KeyPair pair = generator.generateKeyPair();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(subject),
                    BigInteger.TEN,
                    Date.from(from),
                    Date.from(until),
                    new X500Name(subject),
                    pair.getPublic());
            if (usage != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            }
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            return new SigningKey(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(
                                    new JcaContentSignerBuilder(rsaBits > 0 ? "SHA256withRSA" : "SHA256withECDSA")
                                            .build(pair.getPrivate()))));
        } catch (Exception failed) {
            throw new AssertionError("cannot make a test key", failed);
        }
    }
}
