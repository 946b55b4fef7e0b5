package io.railhead.signing.authority;

import io.railhead.signing.KeysUnusable;
import io.railhead.signing.SigningKey;
import io.railhead.signing.authority.Profiles.Authority;
import io.railhead.signing.authority.Profiles.ExtendedUsage;
import io.railhead.signing.authority.Profiles.KeyKind;
import io.railhead.signing.authority.Profiles.Profile;
import io.railhead.signing.authority.Profiles.Usage;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes key pairs and issues certificates for them; nothing is stored here. */
final class Certificates {
    private static final int SERIAL_BITS = 127;
    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final InstantSource time;
    private final SecureRandom random;

    Certificates(InstantSource time, SecureRandom random) {
        this.time = time;
        this.random = random;
    }

    /** A new authority that signs itself and may issue to end entities only. */
    SigningKey authority(Authority profile) {
        KeyPair pair = keyPair(profile.key());
        X500Name name = name(profile.subject(), profile.organisation());
        try {
            X509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), profile.days());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return signed(builder, new SigningKeyPair(pair, pair));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException failed) {
            throw new KeysUnusable("cannot make the demo authority", failed);
        }
    }

    /** A new key with a certificate by the authority. */
    SigningKey issue(Profile profile, String organisation, SigningKey authority) {
        KeyPair pair = keyPair(profile.key());
        KeyPair issuer = new KeyPair(authority.certificate().getPublicKey(), authority.privateKey());
        X500Name issuerName = X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
        try {
            X509v3CertificateBuilder builder =
                    builder(issuerName, name(profile.subject(), organisation), pair.getPublic(), profile.days());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, usages(profile));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublic()));
            if (!profile.extendedUsages().isEmpty()) {
                builder.addExtension(Extension.extendedKeyUsage, false, extendedUsages(profile));
            }
            if (!profile.names().isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(profile));
            }
            return signed(builder, new SigningKeyPair(pair, issuer));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException failed) {
            throw new KeysUnusable("cannot issue the demo certificate " + profile.name(), failed);
        }
    }

    private record SigningKeyPair(KeyPair subject, KeyPair issuer) {}

    private KeyPair keyPair(KeyKind kind) {
        try {
            return switch (kind) {
                case EC_P256 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
                    yield generator.generateKeyPair();
                }
                case RSA_3072 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(3072, random);
                    yield generator.generateKeyPair();
                }
            };
        } catch (GeneralSecurityException failed) {
            throw new KeysUnusable("this Java cannot make keys of kind " + kind, failed);
        }
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, int days)
            throws GeneralSecurityException, CertIOException {
        Instant now = time.instant();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(now.minus(CLOCK_TOLERANCE)),
                Date.from(now.plus(Duration.ofDays(days))),
                subject,
                key);
        return builder.addExtension(
                Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    }

    private SigningKey signed(X509v3CertificateBuilder builder, SigningKeyPair keys)
            throws GeneralSecurityException, OperatorCreationException {
        String algorithm =
                "RSA".equals(keys.issuer().getPrivate().getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA";
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm)
                        .setSecureRandom(random)
                        .build(keys.issuer().getPrivate())));
        certificate.verify(keys.issuer().getPublic());
        return new SigningKey(keys.subject().getPrivate(), certificate);
    }

    private static X500Name name(String commonName, String organisation) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static KeyUsage usages(Profile profile) {
        int bits = 0;
        for (Usage usage : profile.usages()) {
            bits |= switch (usage) {
                case DIGITAL_SIGNATURE -> KeyUsage.digitalSignature;
                case KEY_ENCIPHERMENT -> KeyUsage.keyEncipherment;
            };
        }
        return new KeyUsage(bits);
    }

    private static ExtendedKeyUsage extendedUsages(Profile profile) {
        return new ExtendedKeyUsage(
                profile.extendedUsages().stream().map(Certificates::purpose).toArray(KeyPurposeId[]::new));
    }

    private static KeyPurposeId purpose(ExtendedUsage usage) {
        return switch (usage) {
            case CLIENT_AUTH -> KeyPurposeId.id_kp_clientAuth;
            case SERVER_AUTH -> KeyPurposeId.id_kp_serverAuth;
        };
    }

    private static GeneralNames names(Profile profile) {
        return new GeneralNames(profile.names().stream()
                .map(name -> new GeneralName(
                        IPV4.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }
}
