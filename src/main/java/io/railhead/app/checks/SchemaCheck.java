package io.railhead.app.checks;

import io.railhead.codec.Schemas;
import io.railhead.message.Definition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The official schemas that an operator put beside ours: each must be one, and be named so that it is found. */
public final class SchemaCheck {
    private static final String ENDING = ".xsd";

    private SchemaCheck() {}

    public static List<Finding> run(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Schemas schemas = new Schemas(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                one(file, schemas, findings);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            findings.add(Finding.fail(
                    Fault.SCHEMA_INVALID, folder.toString(), "it cannot be read", "Let this user read it"));
        }
        return findings;
    }

    private static void one(Path file, Schemas schemas, List<Finding> findings) {
        String name = String.valueOf(file.getFileName());
        try {
            if (name.endsWith(ENDING)) {
                schemas.find(new Definition(name.substring(0, name.length() - ENDING.length())));
                findings.add(Finding.pass(Fault.SCHEMA_INVALID, file.toString(), "used instead of the packaged one"));
            }
        } catch (IllegalArgumentException misnamed) {
            findings.add(Finding.fail(
                    Fault.SCHEMA_INVALID,
                    file.toString(),
                    "it would never be used: it is not named after a message definition",
                    "Name it like pacs.008.001.08.xsd"));
        } catch (IllegalStateException wrong) {
            findings.add(Finding.fail(
                    Fault.SCHEMA_INVALID,
                    file.toString(),
                    String.valueOf(wrong.getMessage()),
                    "Get the official file anew"));
        }
    }
}
