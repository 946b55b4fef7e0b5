package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks what became of a dropped file: over REST, in the outbox and in the error folder. */
final class FileChecks {
    private FileChecks() {}

    static @Nullable String failure(Expectation.File expected, Scene scene) {
        String name = scene.fileName(expected.name());
        Answer files = scene.rest.get("/v1/files");
        List<JsonNode> found = files.list().stream()
                .filter(file -> name.equals(file.path("name").asText()))
                .toList();
        if (found.size() != 1) {
            return found.size() + " files named " + name + " in " + files;
        }
        Answer one = scene.rest.get("/v1/files/" + found.getFirst().path("id").asText());
        return expected.match().holds(Match.text(one.json().at(expected.pointer()))) ? null : "the file " + one;
    }

    static @Nullable String failure(Expectation.FileRefused expected, Scene scene) {
        Path folder = folder(scene, "error", expected.name());
        String name = scene.fileName(expected.name());
        Path problem = folder.resolve(name + ".problem.json");
        if (!Files.exists(folder.resolve(name)) || !Files.exists(problem)) {
            return "no " + name + " with a problem beside it in " + folder + ": " + names(folder);
        }
        String text = read(problem);
        return expected.code() == null || text.contains("\"" + expected.code() + "\"") ? null : "the problem " + text;
    }

    static @Nullable String failure(Expectation.Report expected, Scene scene) {
        Path folder = folder(scene, "outbox", expected.name());
        String name = scene.fileName(expected.name());
        String latest = name + ".pain002.xml";
        List<String> candidates = names(folder).stream()
                .filter(each -> each.equals(latest)
                        || (expected.any()
                                && each.startsWith(name)
                                && each.contains("pain002")
                                && each.endsWith(".xml")))
                .toList();
        StringBuilder seen = new StringBuilder("in ").append(folder).append(':');
        for (String candidate : candidates) {
            StatusReport report = StatusReport.read(read(folder.resolve(candidate)));
            if (report.says(expected.place(), expected.value())) {
                return null;
            }
            seen.append("\n    ").append(candidate).append(": ").append(report);
        }
        return candidates.isEmpty() ? "no report " + latest + " in " + folder + ": " + names(folder) : seen.toString();
    }

    static @Nullable String failure(Expectation.Rows expected, Scene scene) {
        Path folder = folder(scene, "outbox", expected.name());
        Path path = folder.resolve(scene.fileName(expected.name()) + ".report.csv");
        if (!Files.exists(path)) {
            return "no report " + path + ": " + names(folder);
        }
        TableReport report = TableReport.read(read(path));
        boolean holds = expected.count() < 0
                ? report.contains(expected.value())
                : report.count(expected.column(), expected.value()) == expected.count();
        return holds ? null : "the report " + report;
    }

    /** The folder of this kind of the channel by which the file was sent. */
    private static Path folder(Scene scene, String kind, String file) {
        return scene.railhead.data().resolve(kind).resolve(scene.channel(file));
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
