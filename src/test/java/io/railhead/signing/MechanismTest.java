package io.railhead.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MechanismTest {
    /** As a security module gives it: a name for something that never comes out. */
    private record Handle(String algorithm) implements PrivateKey, PublicKey {
        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    @Test
    void aKeyIsTakenOverByWhoDoesTheArithmeticAndStaysTheSameKey() {
        Map<SignatureAlgorithm, Mechanism> mechanisms = Arithmetic.AUTO.mechanisms();
        for (SigningKey key : List.of(TestKeys.ec(), TestKeys.rsa(2048))) {
            PublicKey known = key.certificate().getPublicKey();
            Mechanism mechanism = Objects.requireNonNull(
                    mechanisms.get(SignatureAlgorithm.forKey(known).orElseThrow()));
            assertEquals(known, mechanism.own(known));
            assertEquals(
                    known.getClass().equals(mechanism.own(known).getClass()),
                    mechanism.provider().getName().startsWith("Sun"),
                    "in the form of its provider");
            assertNotEquals(TestKeys.ec().certificate().getPublicKey(), mechanism.own(known));
        }
    }

    @Test
    void aKeyThatCannotBeTakenOverIsUsedAsItIs() {
        List<Mechanism> all = List.of(
                Mechanism.ofJdk(SignatureAlgorithm.ECDSA_SHA256),
                Mechanism.ofJdk(SignatureAlgorithm.RSA_SHA256),
                new Mechanism(SignatureAlgorithm.ECDSA_SHA256, "SHA256WITHPLAIN-ECDSA", new BouncyCastleProvider()));
        for (String kind : List.of("EC", "RSA", "of no kind that is known")) {
            Handle handle = new Handle(kind);
            all.forEach(mechanism -> assertSame(handle, mechanism.own((PrivateKey) handle)));
            all.forEach(mechanism -> assertSame(handle, mechanism.own((PublicKey) handle)));
            Arithmetic.AUTO
                    .mechanisms()
                    .values()
                    .forEach(mechanism -> assertSame(handle, mechanism.own((PrivateKey) handle)));
        }
    }

    /** Offers the algorithm and key pairs, and fails whenever one of them is wanted. */
    private static final class Broken extends Provider {
        private static final long serialVersionUID = 1L;

        Broken() {
            super("Broken", "1", "fails as a wrong library does");
            for (String type : List.of("Signature", "KeyPairGenerator")) {
                String name = type.equals("Signature") ? SignatureAlgorithm.ECDSA_SHA256.standardName() : "EC";
                putService(new Service(this, type, name, "none", null, null) {
                    @Override
                    public Object newInstance(@Nullable Object parameter) {
                        throw new ProviderException("not of this machine");
                    }
                });
            }
        }
    }

    @Test
    void aProviderThatBreaksDownIsUnusableAndNotTheEndOfTheStart() {
        Mechanism broken = new Mechanism(
                SignatureAlgorithm.ECDSA_SHA256, SignatureAlgorithm.ECDSA_SHA256.standardName(), new Broken());
        assertThrows(KeysUnusable.class, () -> Arithmetic.crossCheck(broken, "EC"));
    }
}
