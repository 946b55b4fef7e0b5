package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the packaged program carries, because every start pays for it. */
class ShippedJarsIT {
    private static final Path LIBRARIES = Path.of(
                    System.getProperty("railhead.program", "target/quarkus-app/railhead.jar"))
            .resolveSibling("lib/main");

    /** Named by the build, jar by jar: an update may bring other names, and starts would be slow again without a word. */
    @Test
    void noJarIsSigned() throws IOException {
        List<Path> jars = jars();
        assertFalse(jars.isEmpty(), "no jars in " + LIBRARIES);
        assertEquals(List.of(), jars.stream().filter(ShippedJarsIT::isSigned).toList());
    }

    @Test
    void whatOnlyDevelopersNeedStaysAtHome() throws IOException {
        assertEquals(
                List.of(),
                jars().stream()
                        .filter(jar -> jar.toString().contains("prowide"))
                        .toList());
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static boolean isSigned(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().matches("META-INF/[^/]+\\.SF"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
