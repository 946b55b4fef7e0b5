package io.railhead.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.railhead.codec.CanonicalMessage;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says what a signature costs: processor time of one thread in microseconds, warm, the median of seven rounds.
 * No test, because a machine's figures are no statement about the program; docs/performance/signatures.md says
 * how to run it.
 */
public final class SignatureCost {
    private static final int WARM_UP = 10_000;
    private static final int ROUNDS = 7;
    private static final int EACH = 2_000;

    private SignatureCost() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        SigningKey key = words.contains("RSA") ? TestKeys.rsa(2048) : TestKeys.ec();
        Map<String, CanonicalMessage> messages = new LinkedHashMap<>();
        messages.put("pacs.008", Traffic.creditTransfer());
        messages.put("pacs.002", Traffic.statusReport());
        Arithmetic arithmetic = words.contains("JDK") ? Arithmetic.JDK : Arithmetic.CORRETTO;
        Map<SignatureAlgorithm, Mechanism> mechanisms = arithmetic.mechanisms();
        Mechanism mechanism = SignatureAlgorithm.forKey(key.certificate().getPublicKey())
                .map(mechanisms::get)
                .orElseThrow();
        Signer signer = new EnvelopeSigner(key, mechanism);
        Verifier verifier = new Verifier(
                TrustRegistry.of(List.of(key.certificate())), InstantSource.fixed(TestKeys.NOW), mechanisms);
        SenderTable.Link link = new SenderTable.Link(
                Samples.LINK, Set.of(SignatureAlgorithm.values()), Map.of(key.thumbprint(), Set.of(Samples.SENDER)));
        messages.forEach((name, message) -> {
            byte[] wire = signer.sign(message).wire();
            say(arithmetic, "sign", name, wire.length, measured(() -> signer.sign(message)));
            say(arithmetic, "verify", name, wire.length, measured(() -> verified(verifier.verify(wire, link))));
            byte[] other =
                    new String(wire, UTF_8).replace("></ds:Transform>", "/>").getBytes(UTF_8);
            say(arithmetic, "by tree", name, other.length, measured(() -> verified(verifier.verify(other, link))));
        });
        byte[] data = new byte[1_400];
        PrivateKey secret = mechanism.own(key.privateKey());
        PublicKey known = mechanism.own(key.certificate().getPublicKey());
        byte[] value = signed(mechanism, secret, data);
        say(arithmetic, "sign", "value alone", data.length, measured(() -> signed(mechanism, secret, data)));
        say(arithmetic, "verify", "value alone", data.length, measured(() -> check(mechanism, known, data, value)));
    }

    private static void verified(Verdict verdict) {
        if (!(verdict instanceof Verdict.Verified)) {
            throw new IllegalStateException("what was signed is not believed: " + verdict);
        }
    }

    private static byte[] signed(Mechanism mechanism, PrivateKey secret, byte[] data) {
        try {
            Signature signature = mechanism.instance();
            signature.initSign(secret);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void check(Mechanism mechanism, PublicKey known, byte[] data, byte[] value) {
        try {
            Signature signature = mechanism.instance();
            signature.initVerify(known);
            signature.update(data);
            if (!signature.verify(value)) {
                throw new IllegalStateException("what was signed does not verify");
            }
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static double measured(Runnable work) {
        repeat(work, WARM_UP);
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            repeat(work, EACH);
            rounds[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e3 / EACH;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static void repeat(Runnable work, int times) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    private static void say(Arithmetic by, String what, String message, int bytes, double micros) {
        System.out.printf(Locale.ROOT, "%-8s %-11s %-7s %5d bytes %8.1f us%n", by, message, what, bytes, micros);
    }
}
