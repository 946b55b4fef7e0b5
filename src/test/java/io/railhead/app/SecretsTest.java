package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.app.embedded.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aSecretIsMadeOnceAndReadByTheNextProcess() {
        String made = new Secrets(folder).get("postgres-app");
        assertTrue(made.matches("[A-Za-z0-9_-]{32}"));
        assertEquals(made, new Secrets(folder).get("postgres-app"));
        assertNotEquals(made, new Secrets(folder).get("postgres-owner"));
    }

    @Test
    void onlyTheOwnerReadsItAndNothingIsLeftBeside() throws IOException {
        new Secrets(folder).get("one");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("one"))));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aSecretThatOthersMayReadIsRefusedAndNotReplaced() throws IOException {
        Secrets secrets = new Secrets(folder);
        String made = secrets.get("one");
        Files.setPosixFilePermissions(folder.resolve("one"), PosixFilePermissions.fromString("rw-r--r--"));
        Refusal refusal = assertThrows(Refusal.class, () -> secrets.get("one"));
        assertTrue(!String.valueOf(refusal.getMessage()).contains(made));
        assertEquals(made, Files.readString(folder.resolve("one")).strip());
    }

    @Test
    void aHalfWrittenFileOfACrashIsWrittenAnew() throws IOException {
        Files.writeString(folder.resolve("one.new"), "half");
        assertTrue(new Secrets(folder).get("one").length() == 32);
    }

    @Test
    void askingWithoutNeedMakesNone() {
        assertEquals(Optional.empty(), new Secrets(folder).find("one"));
        assertThrows(IllegalArgumentException.class, () -> new Secrets(folder).get("../one"));
    }
}
