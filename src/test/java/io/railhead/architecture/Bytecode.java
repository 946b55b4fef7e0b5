package io.railhead.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.railhead.payment.Money;
import java.net.URL;
import java.util.stream.Stream;

/** The compiled classes of the program. */
final class Bytecode {
    static final String ROOT = "io.railhead";

    private Bytecode() {}

    /** All classes that lie where {@link Money} does, so never those of the tests. */
    static JavaClasses program() {
        return Program.CLASSES;
    }

    private static JavaClasses read() {
        URL place = Money.class.getProtectionDomain().getCodeSource().getLocation();
        // Names are enough of what others wrote; reading their classes too would take ten times as long.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        JavaClasses program = new ClassFileImporter().importUrl(place);
        if (program.size() < 100) {
            throw new IllegalStateException("there are only " + program.size() + " classes in " + place);
        }
        return program;
    }

    /** The package below the root, like {@code codec.schema}. */
    static String roomOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** Every named type that a class mentions, each with where; arrays by what they hold. */
    static Stream<Use> uses(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> new Use(type, dependency.getTargetClass().getBaseComponentType(), dependency))
                .filter(use -> !use.used().isPrimitive());
    }

    /** Read when first asked for, and once for all tests. */
    private static final class Program {
        private static final JavaClasses CLASSES = read();
    }

    /** One class mentions another. */
    record Use(JavaClass user, JavaClass used, Dependency where) {}
}
