package io.railhead.app.checks;

import static io.railhead.app.checks.PasswordFileTest.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own key stores, and certificates of others. */
class KeyChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void makeKeys() {
        InstantSource clock = InstantSource.fixed(NOW);
        Profiles own = Profiles.load(Path.of("src/test/resources/outside-profiles.yaml"));
        new DemoAuthority(folder.resolve("own"), own, clock).prepare(List.of());
        new DemoAuthority(folder.resolve("demo"), Profiles.packaged(), clock).prepare(List.of());
    }

    @Test
    void aKeyOfOurOwnIsFineForSigningAndForTls() {
        assertEquals(List.of(), faults(store("own", "gateway-signing", true, NOW)));
        assertEquals(List.of(), faults(store("own", "gateway-tls", false, NOW)));
        assertEquals(List.of(), faults(pem("own", "gateway-signing", true, NOW)));
    }

    @Test
    void whatADemoMadeIsRefused() {
        assertEquals(List.of(Fault.KEY_DEMO), faults(store("demo", "gateway-signing", true, NOW)));
        assertEquals(List.of(Fault.KEY_DEMO), faults(store("demo", "gateway-tls", false, NOW)));
        assertEquals(List.of(Fault.KEY_DEMO), faults(pem("demo", "demo-ca", false, NOW)));
    }

    @Test
    void timeThatIsOverOrHasNotComeIsRefusedAndTheLastMonthWarned() {
        assertEquals(
                List.of(Fault.KEY_EXPIRED), faults(store("own", "short-lived", true, NOW.plus(Duration.ofDays(21)))));
        assertEquals(
                List.of(Fault.KEY_EXPIRED), faults(pem("own", "short-lived", true, NOW.minus(Duration.ofDays(21)))));
        List<Finding> soon = store("own", "short-lived", true, NOW);
        assertEquals(List.of(), faults(soon));
        assertTrue(soon.stream().anyMatch(it -> it.level() == Level.WARN && it.fault() == Fault.KEY_EXPIRES_SOON));
    }

    @Test
    void anAuthoritysCertificateSignsNoMessage() {
        assertEquals(List.of(Fault.KEY_USAGE), faults(pem("own", "demo-ca", true, NOW)));
    }

    @Test
    void aFileThatIsMissingDamagedOrLockedOtherwiseIsTold() throws IOException {
        Path password = folder.resolve("own/secrets/keystore-password");
        assertEquals(
                List.of(Fault.KEY_MISSING),
                faults(new KeyStoreCheck("x", folder.resolve("none"), password, true).run(NOW)));
        Path damaged = copy("own/keys/gateway-tls.p12", "damaged.p12", "rw-------");
        Files.writeString(damaged, "no longer a key store");
        assertEquals(List.of(Fault.KEY_UNREADABLE), faults(new KeyStoreCheck("x", damaged, password, true).run(NOW)));
        Path other = folder.resolve("demo/secrets/keystore-password");
        Path good = folder.resolve("own/keys/gateway-tls.p12");
        assertEquals(List.of(Fault.KEY_UNREADABLE), faults(new KeyStoreCheck("x", good, other, true).run(NOW)));
        Path text = Files.writeString(folder.resolve("no.pem"), "nothing");
        assertEquals(List.of(Fault.KEY_UNREADABLE), faults(new PemCheck("x", text, true).run(NOW)));
    }

    @Test
    void aKeyThatOthersMayReadIsToldBesideItsOtherFaults() throws IOException {
        Path open = copy("own/keys/short-lived.p12", "open.p12", "rw-r--r--");
        Path password = folder.resolve("own/secrets/keystore-password");
        assertEquals(
                List.of(Fault.FILE_OPEN, Fault.KEY_EXPIRED),
                faults(new KeyStoreCheck("x", open, password, true).run(NOW.plus(Duration.ofDays(30)))));
    }

    private static Path copy(String from, String to, String mode) throws IOException {
        Path file = Files.copy(folder.resolve(from), folder.resolve(to));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static List<Finding> store(String whose, String name, boolean signing, Instant now) {
        Path keys = folder.resolve(whose).resolve("keys").resolve(name + ".p12");
        return new KeyStoreCheck("x", keys, folder.resolve(whose).resolve("secrets/keystore-password"), signing)
                .run(now);
    }

    private static List<Finding> pem(String whose, String name, boolean signing, Instant now) {
        return new PemCheck("x", folder.resolve(whose).resolve("certificates").resolve(name + ".pem"), signing)
                .run(now);
    }
}
