package io.railhead.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.railhead.payment.Agent;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A verifier that trusts one key on the sample's link, and short ways to ask it. */
record VerifierFixture(Verifier verifier, SenderTable.Link link) {
    static VerifierFixture trusting(SigningKey key, SigningKey... knownElsewhere) {
        List<X509Certificate> known = Stream.concat(Stream.of(key), Stream.of(knownElsewhere))
                .map(SigningKey::certificate)
                .toList();
        return new VerifierFixture(
                Verifier.withJdk(TrustRegistry.of(known), InstantSource.fixed(TestKeys.NOW)),
                link(key, Samples.SENDER));
    }

    static SenderTable.Link link(SigningKey key, Agent sender) {
        return new SenderTable.Link(
                Samples.LINK,
                Set.of(SignatureAlgorithm.ECDSA_SHA256, SignatureAlgorithm.RSA_SHA256),
                Map.of(key.thumbprint(), Set.of(sender)));
    }

    Verdict verdict(String wire) {
        return verifier.verify(wire.getBytes(UTF_8), link);
    }

    Verdict.Verified verified(String wire) {
        return assertInstanceOf(Verdict.Verified.class, verdict(wire));
    }

    void refuses(SignatureFault fault, String wire) {
        Verdict.Refused refused = assertInstanceOf(Verdict.Refused.class, verdict(wire));
        assertEquals(fault, refused.fault(), refused.text());
    }
}
