package io.railhead.signing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.payment.Agent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Whose signature it is, and whether that one may sign this message here and now. */
class KeyChoiceTest {
    private static final SigningKey KEY = TestKeys.ec();
    private static final SigningKey ATTACKER =
            new TestKeys().subject("CN=somebody").make();

    private static void refuses(SignatureFault fault, SigningKey key) {
        VerifierFixture.trusting(key).refuses(fault, new Crafted(key).wire());
    }

    @Test
    void sigWrongKey() {
        Crafted forged = new Crafted(ATTACKER);
        forged.keyInfo = new Crafted(KEY).keyInfo;
        VerifierFixture.trusting(KEY, ATTACKER).refuses(SignatureFault.VALUE, forged.wire());
    }

    @Test
    void sigRsaWrongKey() {
        Crafted forged = new Crafted(TestKeys.rsa(2048));
        SigningKey trusted = TestKeys.rsa(2048);
        forged.keyInfo = new Crafted(trusted).keyInfo;
        VerifierFixture.trusting(trusted).refuses(SignatureFault.VALUE, forged.wire());
        VerifierFixture.trusting(trusted).verified(new Crafted(trusted).wire());
    }

    @Test
    void sigExpiredCertificate() {
        refuses(
                SignatureFault.CERT_EXPIRED,
                new TestKeys()
                        .valid(TestKeys.NOW.minus(Duration.ofDays(2)), TestKeys.NOW.minusSeconds(1))
                        .make());
        refuses(
                SignatureFault.CERT_EXPIRED,
                new TestKeys()
                        .valid(TestKeys.NOW.plusSeconds(1), TestKeys.NOW.plus(Duration.ofDays(2)))
                        .make());
    }

    @Test
    void sigRevoked() {
        TrustRegistry registry = TrustRegistry.of(List.of(KEY.certificate())).revoking(Set.of(KEY.thumbprint()));
        VerifierFixture us = new VerifierFixture(
                Verifier.withJdk(registry, InstantSource.fixed(TestKeys.NOW)),
                VerifierFixture.link(KEY, Samples.SENDER));
        us.refuses(SignatureFault.CERT_REVOKED, new Crafted(KEY).wire());
    }

    @Test
    void sigUntrustedAuthorityOrSelfSigned() {
        VerifierFixture.trusting(KEY).refuses(SignatureFault.KEY_UNKNOWN, new Crafted(ATTACKER).wire());
    }

    @Test
    void sigSelfSignedKeyValue() throws Exception {
        String certificate = "<ds:X509Certificate>"
                + Base64.getEncoder().encodeToString(ATTACKER.certificate().getEncoded()) + "</ds:X509Certificate>";
        VerifierFixture us = VerifierFixture.trusting(KEY);

        Crafted asData = new Crafted(ATTACKER);
        asData.keyInfo = "<ds:X509Data>" + certificate + "</ds:X509Data>";
        assertTrue(JdkAlone.accepts(asData.wire(), ATTACKER.certificate().getPublicKey()));
        us.refuses(SignatureFault.FORM, asData.wire());

        Crafted beside = new Crafted(ATTACKER);
        beside.keyInfo =
                new Crafted(KEY).keyInfo.replace("</ds:X509SubjectName>", "</ds:X509SubjectName>" + certificate);
        us.refuses(SignatureFault.FORM, beside.wire());

        Crafted named = new Crafted(ATTACKER);
        named.keyInfo = named.keyInfo.replace("CN=somebody", "CN=signing,O=Test &amp; Sons");
        us.refuses(SignatureFault.KEY_UNKNOWN, named.wire());
    }

    @Test
    void sigKeyFetchedFromElsewhere() {
        VerifierFixture us = VerifierFixture.trusting(KEY);
        for (String elsewhere : List.of(
                "<ds:RetrievalMethod URI=\"http://localhost/key\"></ds:RetrievalMethod>",
                "<ds:RetrievalMethod URI=\"#KeyInfo-7\"></ds:RetrievalMethod>",
                "<dsig11:KeyInfoReference xmlns:dsig11=\"http://www.w3.org/2009/xmldsig11#\" URI=\"#KeyInfo-7\">"
                        + "</dsig11:KeyInfoReference>")) {
            Crafted alone = new Crafted(ATTACKER);
            alone.keyInfo = elsewhere;
            us.refuses(SignatureFault.FORM, alone.wire());
            Crafted added = new Crafted(KEY);
            added.keyInfo += elsewhere;
            us.refuses(SignatureFault.FORM, added.wire());
        }
    }

    @Test
    void sigKeyNameThatIsNoThumbprint() {
        Crafted crafted = new Crafted(KEY);
        crafted.keyInfo = crafted.keyInfo.replace(KEY.thumbprint().hex(), "the usual key");
        VerifierFixture.trusting(KEY).refuses(SignatureFault.KEY_UNKNOWN, crafted.wire());
    }

    @Test
    void theKeyHintIsSignedToo() {
        String wire = new Crafted(KEY).wire().replace("CN=somebody", "CN=somebodyelse");
        VerifierFixture.trusting(KEY).refuses(SignatureFault.DIGEST, wire);
    }

    @Test
    void sigRsa1024AndOtherWeakKeys() {
        SigningKey weak = TestKeys.rsa(1024);
        assertTrue(JdkAlone.accepts(new Crafted(weak).wire(), weak.certificate().getPublicKey()));
        refuses(SignatureFault.KEY_WEAK, weak);
        refuses(SignatureFault.KEY_WEAK, new TestKeys().curve("secp384r1").make());
    }

    @Test
    void sigKeyUsage() {
        refuses(
                SignatureFault.KEY_USAGE,
                new TestKeys().usage(KeyUsage.keyEncipherment).make());
        refuses(SignatureFault.KEY_USAGE, new TestKeys().usage(0).make());
        refuses(SignatureFault.KEY_USAGE, new TestKeys().authority().make());
    }

    @Test
    void sigKeyOfAnotherLink() {
        SigningKey other = TestKeys.ec();
        VerifierFixture.trusting(KEY, other).refuses(SignatureFault.SENDER, new Crafted(other).wire());
    }

    @Test
    void sigX509NameAndBicMismatch() {
        Crafted crafted = new Crafted(KEY);
        crafted.headerBefore = crafted.headerBefore.replace("UKFPGB2LXXX", "OTHRGB2LXXX");
        assertTrue(JdkAlone.accepts(crafted.wire(), KEY.certificate().getPublicKey()));
        VerifierFixture.trusting(KEY).refuses(SignatureFault.SENDER, crafted.wire());
    }

    @Test
    void aSenderThatStandsTwiceOrNotAtAllIsNobody() {
        String from = "<Fr><FIId><FinInstnId><BICFI>UKFPGB2LXXX</BICFI></FinInstnId></FIId></Fr>";
        for (String instead : List.of(
                "",
                from + from,
                from.replace("<BICFI>", "<BICFI>EVILGB2LXXX</BICFI><BICFI>"),
                from.replace("UKFP", "ukfp"),
                from.replace("<Fr>", "<Fr xmlns=\"urn:evil\">"))) {
            Crafted crafted = new Crafted(KEY);
            crafted.headerBefore = crafted.headerBefore.replace(from, instead);
            VerifierFixture.trusting(KEY).refuses(SignatureFault.SENDER, crafted.wire());
        }
    }

    @Test
    void aSenderMayBeNamedInTheWaysOfTheHeader() {
        Crafted organisation = new Crafted(KEY);
        organisation.headerBefore = organisation.headerBefore.replace(
                "<Fr><FIId><FinInstnId><BICFI>UKFPGB2LXXX</BICFI></FinInstnId></FIId></Fr>",
                "<Fr><OrgId><Id><OrgId><AnyBIC>UKFPGB2L</AnyBIC></OrgId></Id></OrgId></Fr>");
        VerifierFixture.trusting(KEY).verified(organisation.wire());

        Crafted member = new Crafted(KEY);
        member.headerBefore = member.headerBefore.replace(
                "<BICFI>UKFPGB2LXXX</BICFI>",
                "<ClrSysMmbId><ClrSysId><Cd>USABA</Cd></ClrSysId><MmbId>021000021</MmbId></ClrSysMmbId>");
        SenderTable.Link link = VerifierFixture.link(KEY, new Agent.ClearingMember("USABA", "021000021"));
        new VerifierFixture(VerifierFixture.trusting(KEY).verifier(), link).verified(member.wire());
        VerifierFixture.trusting(KEY).refuses(SignatureFault.SENDER, member.wire());
    }

    @Test
    void aBicWithAndWithoutXxxIsOneAgent() {
        SenderTable.Link link = VerifierFixture.link(KEY, new Agent.Bic("UKFPGB2L"));
        assertTrue(link.speaksFor(KEY.thumbprint(), Samples.SENDER));
        assertTrue(link.speaksFor(KEY.thumbprint(), new Agent.Bic("UKFPGB2L")));
        assertFalse(link.speaksFor(KEY.thumbprint(), new Agent.Bic("UKFPGB2L123")));
        assertFalse(link.speaksFor(ATTACKER.thumbprint(), Samples.SENDER));
    }

    @Test
    void anAlgorithmThatTheLinkDoesNotUseIsRefused() {
        SenderTable.Link rsaOnly = new SenderTable.Link(
                Samples.LINK, Set.of(SignatureAlgorithm.RSA_SHA256), Map.of(KEY.thumbprint(), Set.of(Samples.SENDER)));
        new VerifierFixture(VerifierFixture.trusting(KEY).verifier(), rsaOnly)
                .refuses(SignatureFault.ALGORITHM, new Crafted(KEY).wire());
    }
}
