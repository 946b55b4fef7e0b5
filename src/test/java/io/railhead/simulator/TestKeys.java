package io.railhead.simulator;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Throw-away keys and certificates, made anew in each run. */
record TestKeys(
        KeyPair pair, X509Certificate certificate, @Nullable TestKeys issuer) {
    static final String PASSWORD = "only-for-this-run";
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2090-01-01T00:00:00Z");

    static TestKeys make(String name, @Nullable TestKeys issuer) throws Exception {
        return make(name, issuer, UNTIL);
    }

    @SuppressWarnings("JavaUtilDate") // the certificate builder takes nothing else
    static TestKeys make(String name, @Nullable TestKeys issuer, Instant until) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        KeyPair signer = issuer == null ? pair : issuer.pair();
        X500Name issuerName = new X500Name(
                issuer == null
                        ? "CN=" + name
                        : issuer.certificate().getSubjectX500Principal().getName());
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuerName,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(FROM),
                Date.from(until),
                new X500Name("CN=" + name),
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(issuer == null));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        return new TestKeys(pair, certificate, issuer);
    }

    /** A pair of the other kind; nobody certified it. */
    static KeyPair rsaPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    /** The private half of a pair that nobody certified, under the name of its public half. */
    static SigningKey uncertified(KeyPair pair) {
        return SigningKey.ofEncoded(
                pair.getPrivate(), "CN=Uncertified", pair.getPublic().getEncoded());
    }

    SigningKey signingKey() {
        return SigningKey.of(pair.getPrivate(), certificate);
    }

    Path writeKeyStore(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = issuer == null
                ? new Certificate[] {certificate}
                : new Certificate[] {certificate, issuer.certificate()};
        store.setKeyEntry("key", pair.getPrivate(), PASSWORD.toCharArray(), chain);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    Path writePem(Path file) throws Exception {
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }
}
