package io.railhead.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

class EnvelopeSignerTest {
    private static final SigningKey EC = TestKeys.ec();
    private static final SigningKey RSA = TestKeys.rsa(2048);

    @Test
    void whatIsSignedWithAnEllipticCurveIsVerifiedByUsAndByTheJdk() {
        signedIsBelieved(EC);
    }

    @Test
    void whatIsSignedWithRsaIsVerifiedByUsAndByTheJdk() {
        signedIsBelieved(RSA);
    }

    private static void signedIsBelieved(SigningKey key) {
        SignedMessage signed = EnvelopeSigner.withJdk(key).sign(Samples.message());
        String wire = new String(signed.wire(), UTF_8);

        Verdict.Verified verified = VerifierFixture.trusting(key).verified(wire);
        assertTrue(JdkAlone.accepts(wire, key.certificate().getPublicKey()));
        assertEquals(key.thumbprint(), signed.keyId());
        assertEquals(key.thumbprint(), verified.thumbprint());
        assertArrayEquals(Samples.DOCUMENT.getBytes(UTF_8), verified.documentOctets());
        assertEquals(Samples.HEADER_BEFORE + Samples.HEADER_AFTER, new String(verified.appHdrOctets(), UTF_8));
    }

    @Test
    void oneDigitChangedIsRefusedByUsAndByTheJdk() {
        for (SigningKey key : List.of(EC, RSA)) {
            String wire = new String(
                    EnvelopeSigner.withJdk(key).sign(Samples.message()).wire(), UTF_8);
            for (String changed : List.of(wire.replace(">10.00<", ">90.00<"), wire.replace("M0001", "M0002"))) {
                assertNotEquals(wire, changed);
                VerifierFixture.trusting(key).refuses(SignatureFault.DIGEST, changed);
                assertFalse(JdkAlone.accepts(changed, key.certificate().getPublicKey()));
            }
        }
    }

    @Test
    void theEnvelopeIsInTheFormOfTheConvention() {
        String wire =
                new String(EnvelopeSigner.withJdk(EC).sign(Samples.message()).wire(), UTF_8);
        assertTrue(wire.startsWith(
                "<BizMsgEnvlp xmlns=\"urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01\"><Hdr><AppHdr xmlns="));
        assertTrue(wire.contains("<Sgntr><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"));
        assertTrue(wire.contains("</ds:Signature></Sgntr></AppHdr></Hdr><Doc><Document xmlns="));
        assertTrue(wire.endsWith("</Document></Doc></BizMsgEnvlp>"));
        assertTrue(wire.contains("Test &amp; Sons"), "the subject is escaped");
        assertFalse(wire.contains("\n") || wire.contains("&#13;"));
    }

    @Test
    void anotherProviderCanSignAndVerify() {
        Mechanism bouncyCastle =
                new Mechanism(SignatureAlgorithm.ECDSA_SHA256, "SHA256WITHPLAIN-ECDSA", new BouncyCastleProvider());
        SignedMessage signed = new EnvelopeSigner(EC, bouncyCastle).sign(Samples.message());
        VerifierFixture jdk = VerifierFixture.trusting(EC);
        jdk.verified(new String(signed.wire(), UTF_8));

        Verifier verifier = new Verifier(
                TrustRegistry.of(List.of(EC.certificate())),
                InstantSource.fixed(TestKeys.NOW),
                Map.of(SignatureAlgorithm.ECDSA_SHA256, bouncyCastle));
        VerifierFixture other = new VerifierFixture(verifier, jdk.link());
        other.verified(
                new String(EnvelopeSigner.withJdk(EC).sign(Samples.message()).wire(), UTF_8));
        other.refuses(
                SignatureFault.VALUE,
                new Crafted(EC).value(value -> "AAAA" + value.substring(4)).wire());
    }

    @Test
    void aSignerThatCannotSignRightIsFoundWhenItIsMade() {
        Mechanism jdk = Mechanism.ofJdk(SignatureAlgorithm.ECDSA_SHA256);
        SigningKey foreign = new SigningKey(TestKeys.ec().privateKey(), EC.certificate());
        assertThrows(KeysUnusable.class, () -> new EnvelopeSigner(foreign, jdk));
        assertThrows(KeysUnusable.class, () -> new EnvelopeSigner(RSA, jdk));
        Mechanism derForm = new Mechanism(SignatureAlgorithm.ECDSA_SHA256, "SHA256withECDSA", jdk.provider());
        assertThrows(KeysUnusable.class, () -> new EnvelopeSigner(EC, derForm));
        assertThrows(KeysUnusable.class, () -> EnvelopeSigner.withJdk(TestKeys.rsa(1024)));
        assertThrows(
                KeysUnusable.class,
                () -> EnvelopeSigner.withJdk(new TestKeys().curve("secp384r1").make()));
        assertThrows(KeysUnusable.class, () -> new Mechanism(SignatureAlgorithm.RSA_SHA256, "none", jdk.provider()));
    }

    @Test
    void manyThreadsMaySignAtOnce() throws Exception {
        EnvelopeSigner signer = EnvelopeSigner.withJdk(EC);
        VerifierFixture fixture = VerifierFixture.trusting(EC);
        Callable<Void> signAndVerify = () -> {
            fixture.verified(new String(signer.sign(Samples.message()).wire(), UTF_8));
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Void> done : threads.invokeAll(
                    Stream.generate(() -> signAndVerify).limit(100).toList())) {
                done.get();
            }
        }
    }

    @Test
    void aSigningKeyDoesNotShowItsSecret() {
        assertEquals("SigningKey[" + EC.thumbprint() + "]", EC.toString());
    }
}
