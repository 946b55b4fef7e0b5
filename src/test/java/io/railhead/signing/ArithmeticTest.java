package io.railhead.signing;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.signing.WrongProvider.Wrong;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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

    /** Our classes once more, in a program that has been given no native provider at all. */
    private static final class WithoutProvider extends ClassLoader {
        WithoutProvider() {
            super(ArithmeticTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.amazon.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.railhead.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? again(name) : known;
        }

        private Class<?> again(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = requireNonNull(file).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    @Test
    void aProgramWithoutTheProvidersJarSignsByTheJdk() throws ReflectiveOperationException {
        Class<?> there = new WithoutProvider().loadClass(Arithmetic.class.getName());
        Method mechanisms = there.getMethod("mechanisms");
        Object[] choices = there.getEnumConstants();
        String chosen = String.valueOf(mechanisms.invoke(choices[Arithmetic.AUTO.ordinal()]));
        assertTrue(chosen.contains("SunEC") && chosen.contains("SunRsaSign"), chosen);
        InvocationTargetException refused = assertThrows(
                InvocationTargetException.class, () -> mechanisms.invoke(choices[Arithmetic.CORRETTO.ordinal()]));
        assertEquals(
                KeysUnusable.class.getName(),
                requireNonNull(refused.getCause()).getClass().getName());
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
