package io.railhead.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.signing.WrongProvider.Wrong;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A native provider that is missing, breaks down or computes something else never signs or judges a message. */
class ArithmeticTest {
    private static final Provider GOOD = new WrongProvider(Wrong.NOTHING);

    private static final Map<String, Supplier<Provider>> UNUSABLE = Map.of(
            "it is missing",
            () -> {
                throw new NoClassDefFoundError("com/amazon/corretto/…");
            },
            "its library is of another machine",
            () -> {
                throw new UnsatisfiedLinkError("wrong ELF class");
            },
            "it says itself that it is not loaded",
            () -> {
                throw new KeysUnusable("its library does not load here");
            },
            "its library is there in part",
            () -> new WrongProvider(Wrong.LIBRARY),
            "it signs something else",
            () -> new WrongProvider(Wrong.VALUE),
            "it accepts whatever it is shown",
            () -> new WrongProvider(Wrong.VERDICT));

    private final List<LogRecord> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger(Arithmetic.class.getName());
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listening);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(listening);
    }

    @Test
    void leftToChooseTheJdkTakesThePlaceOfAProviderThatCannotBeUsedAndALineSaysSo() {
        UNUSABLE.forEach((why, provider) -> {
            lines.clear();
            Map<SignatureAlgorithm, Mechanism> mechanisms = Arithmetic.AUTO.mechanisms(provider);
            for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
                assertEquals(Mechanism.ofJdk(algorithm), mechanisms.get(algorithm), why);
            }
            assertEquals(1, lines.size(), why);
            assertTrue(lines.getFirst().getLevel().intValue() >= Level.WARNING.intValue(), why);
            assertTrue(
                    lines.getFirst()
                            .getMessage()
                            .startsWith("Signatures are done by the JDK; the native provider cannot be used"),
                    why);
        });
    }

    @Test
    void wantedAndNotUsableItIsRefusedWithTheReason() {
        UNUSABLE.forEach((why, provider) -> {
            KeysUnusable refused =
                    assertThrows(KeysUnusable.class, () -> Arithmetic.CORRETTO.mechanisms(provider), why);
            assertTrue(String.valueOf(refused.getMessage()).startsWith("it"), refused::toString);
        });
        KeysUnusable other = assertThrows(
                KeysUnusable.class, () -> Arithmetic.CORRETTO.mechanisms(() -> new WrongProvider(Wrong.VALUE)));
        assertEquals("it does not agree with the JDK on ECDSA_SHA256", other.getMessage());
        assertEquals(List.of(), lines, "nobody was told that it does signatures");
    }

    @Test
    void whereTheJdkIsWantedTheProviderIsNotEvenLookedFor() {
        Map<SignatureAlgorithm, Mechanism> mechanisms = Arithmetic.JDK.mechanisms(() -> {
            throw new AssertionError("looked for");
        });
        assertEquals(Mechanism.ofJdk(SignatureAlgorithm.RSA_SHA256), mechanisms.get(SignatureAlgorithm.RSA_SHA256));
    }

    @Test
    void aProviderThatAgreesIsUsedForEveryAlgorithm() {
        for (Arithmetic arithmetic : List.of(Arithmetic.AUTO, Arithmetic.CORRETTO)) {
            arithmetic
                    .mechanisms(() -> GOOD)
                    .values()
                    .forEach(mechanism -> assertSame(GOOD, mechanism.provider(), arithmetic.name()));
        }
    }
}
