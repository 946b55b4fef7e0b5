package io.railhead.app.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aPrivateFileWithAPasswordIsFine() throws IOException {
        Path file = file("of a random kind\n", "rw-------");
        assertEquals(List.of(), faults(PasswordFile.check("x", file)));
        assertEquals("of a random kind", PasswordFile.read(file));
    }

    @Test
    void aMissingAndAnEmptyFileAreTold() throws IOException {
        assertEquals(List.of(Fault.PASSWORD_FILE), faults(PasswordFile.check("x", folder.resolve("none"))));
        assertEquals(List.of(Fault.PASSWORD_FILE), faults(PasswordFile.check("x", file("\n", "rw-------"))));
    }

    @Test
    void oneThatOthersMayReadIsTold() throws IOException {
        assertEquals(List.of(Fault.FILE_OPEN), faults(PasswordFile.check("x", file("of a random kind", "rw-r-----"))));
    }

    @Test
    void wellKnownShortAndOwnNamesAreRefused() {
        for (String bad : List.of("postgres", "CHANGEIT", "short", "railhead_app", "Gateway-1-user")) {
            assertEquals(
                    List.of(Fault.PASSWORD_DEFAULT), faults(PasswordFile.notDefault("x", "gateway-1-user", bad)), bad);
        }
        assertEquals(List.of(), PasswordFile.notDefault("x", "gateway", "hPq3-xx7w-Zn2k"));
    }

    private Path file(String content, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    static List<Fault> faults(List<Finding> findings) {
        return findings.stream().filter(Finding::refuses).map(Finding::fault).toList();
    }
}
