package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.app.embedded.EmbeddedPostgres;
import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged demo on a data directory that it must not run on. */
class RefusedDemoIT {
    @TempDir
    private Path folder;

    @Test
    void aCertificateOfAnotherKeyIsNamedAndNoDatabaseIsLeftRunning() throws Exception {
        Path data = folder.resolve("data");
        new DemoAuthority(data, Profiles.packaged(), InstantSource.system()).prepare(List.of());
        Path certificates = data.resolve("certificates");
        Files.copy(
                certificates.resolve("gateway-tls.pem"),
                certificates.resolve("broker-tls.pem"),
                StandardCopyOption.REPLACE_EXISTING);

        List<String> arguments =
                List.of("demo", "--data", data.toString(), "--port", String.valueOf(Outside.freePort()));
        try (ChildProcess demo = ChildProcess.ofProgram(folder.resolve("demo.log"), Map.of(), arguments)) {
            assertEquals(1, demo.exit(120));
            String last = demo.lines().getLast();
            assertTrue(last.startsWith("Railhead does not start: "), last);
            assertTrue(last.contains("broker-tls.pem is not the certificate in "), last);
        }
        assertTrue(Files.isDirectory(data.resolve("postgres/data-17")), "it had been started");
        assertFalse(new EmbeddedPostgres(data.resolve("postgres"), 0, name -> name).isAlive());
    }
}
