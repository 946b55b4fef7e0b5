package io.railhead.app.checks;

import io.railhead.signing.Arithmetic;
import io.railhead.signing.KeysUnusable;
import java.security.Provider;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether the native library for signatures loads on this machine and computes what the JDK computes. A start is
 * refused only where the operator wants that library and no other; else the JDK takes its place.
 */
public final class ArithmeticCheck {
    private static final String SETTING = "railhead.signing.arithmetic";

    private ArithmeticCheck() {}

    /** Nothing where the JDK alone is wanted. Takes some tenths of a second: an RSA key is made for it. */
    public static List<Finding> run(Arithmetic wanted) {
        return run(wanted, Arithmetic::nativeProvider);
    }

    static List<Finding> run(Arithmetic wanted, Supplier<Provider> provider) {
        if (wanted == Arithmetic.JDK) {
            return List.of();
        }
        try {
            Arithmetic.tried(provider);
            return List.of(Finding.pass(Fault.SIGNING_LIBRARY, SETTING, "the native provider agrees with the JDK"));
        } catch (KeysUnusable unusable) {
            String found = "the native provider cannot be used: " + unusable.getMessage();
            return List.of(
                    wanted == Arithmetic.CORRETTO
                            ? Finding.fail(
                                    Fault.SIGNING_LIBRARY,
                                    SETTING,
                                    found,
                                    "Give the program its library for this machine, or set auto or jdk: the JDK signs the"
                                            + " same, and slower")
                            : Finding.warn(
                                    Fault.SIGNING_LIBRARY,
                                    SETTING,
                                    found,
                                    "The JDK signs the same, and slower; give the program its library for this machine"));
        }
    }
}
