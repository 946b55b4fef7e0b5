package io.railhead.app.checks;

import static io.railhead.app.checks.PasswordFileTest.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.signing.Arithmetic;
import io.railhead.signing.WrongProvider;
import io.railhead.signing.WrongProvider.Wrong;
import java.security.Provider;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ArithmeticCheckTest {
    private static final List<Supplier<Provider>> UNUSABLE = List.of(
            () -> {
                throw new NoClassDefFoundError("it is missing");
            },
            () -> {
                throw new UnsatisfiedLinkError("it is of another machine");
            },
            () -> new WrongProvider(Wrong.LIBRARY),
            () -> new WrongProvider(Wrong.VALUE),
            () -> new WrongProvider(Wrong.VERDICT));

    @Test
    void aStartThatWantsTheNativeProviderIsRefusedWhereItCannotBeUsed() {
        for (Supplier<Provider> provider : UNUSABLE) {
            List<Finding> findings = ArithmeticCheck.run(Arithmetic.CORRETTO, provider);
            assertEquals(List.of(Fault.SIGNING_LIBRARY), faults(findings));
            assertEquals("SIGNING-LIBRARY", findings.getFirst().fault().code());
            assertTrue(findings.getFirst().todo().contains("set auto or jdk"), findings::toString);
        }
    }

    @Test
    void leftToChooseItIsAWarningAndOfTheJdkNothingIsAsked() {
        for (Supplier<Provider> provider : UNUSABLE) {
            List<Finding> findings = ArithmeticCheck.run(Arithmetic.AUTO, provider);
            assertEquals(
                    List.of(Level.WARN), findings.stream().map(Finding::level).toList());
            assertEquals(List.of(), ArithmeticCheck.run(Arithmetic.JDK, provider));
        }
    }

    @Test
    void aProviderThatAgreesIsFine() {
        for (Arithmetic wanted : List.of(Arithmetic.AUTO, Arithmetic.CORRETTO)) {
            List<Finding> findings = ArithmeticCheck.run(wanted, () -> new WrongProvider(Wrong.NOTHING));
            assertEquals(
                    List.of(Level.PASS), findings.stream().map(Finding::level).toList());
        }
    }
}
