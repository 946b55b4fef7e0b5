package io.railhead.proving.faults;

import io.railhead.proving.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The secrets of the stage's data directory. */
final class StageSecrets {
    private final Programs programs;
    private final Path data;

    StageSecrets(Programs programs, Path data) {
        this.programs = programs;
        this.data = data;
    }

    String named(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("the secret " + name + " cannot be read", missing);
        }
    }

    /** What no log may hold. */
    List<String> all() throws IOException {
        List<String> secrets = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("secrets"))) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.endsWith(".pem"))
                    .forEach(name -> secrets.add(named(name)));
        }
        return secrets;
    }

    /** A token that the demo's own key signs. */
    String token(String client, String role) throws IOException {
        Process asked = new ProcessBuilder(
                        programs.railhead("token", "--client", client, "--role", role, "--data", data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
