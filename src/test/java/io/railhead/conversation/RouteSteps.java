package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The steps of the route files, and route files with one of them taken out. */
final class RouteSteps {
    /** Where the packaged routes lie, from the project's folder. */
    static final Path FOLDER = Path.of("routes");

    private static final YAMLMapper YAML = new YAMLMapper();

    private RouteSteps() {}

    /** @param file name of the route file */
    record StepOf(String file, String id) {}

    /** Every step with an id, in the files whose names match, in order. */
    static List<StepOf> all(Path folder, String fileNames) {
        try (Stream<Path> files = Files.list(folder)) {
            List<StepOf> steps = new ArrayList<>();
            files.filter(file -> file.getFileName().toString().matches(fileNames))
                    .sorted()
                    .forEach(file -> ids(read(file))
                            .forEach(id ->
                                    steps.add(new StepOf(file.getFileName().toString(), id))));
            return steps;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes the file of this step into a folder, without the step; a lone step leaves one that does nothing. */
    static void without(Path folder, StepOf step, Path into) {
        JsonNode tree = read(folder.resolve(step.file()));
        if (!remove(tree, step.id())) {
            throw new IllegalArgumentException("no step " + step.id() + " in " + step.file());
        }
        try {
            Files.createDirectories(into);
            YAML.writeValue(into.resolve(step.file()).toFile(), tree);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> ids(JsonNode node) {
        List<String> ids = new ArrayList<>();
        if (node.path("steps") instanceof ArrayNode steps) {
            for (JsonNode step : steps) {
                for (JsonNode body : step) {
                    if (body.hasNonNull("id")) {
                        ids.add(body.path("id").asText());
                    }
                }
            }
        }
        for (JsonNode child : node) {
            ids.addAll(ids(child));
        }
        return ids;
    }

    private static boolean remove(JsonNode node, String id) {
        if (node.path("steps") instanceof ArrayNode steps) {
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i)
                        .valueStream()
                        .anyMatch(body -> id.equals(body.path("id").asText()))) {
                    steps.remove(i);
                    if (steps.isEmpty()) {
                        // Camel refuses a route without steps, which would say nothing about the step.
                        steps.addObject().putObject("log").put("id", "nothing").put("message", "Nothing is done here.");
                    }
                    return true;
                }
            }
        }
        for (JsonNode child : node) {
            if (remove(child, id)) {
                return true;
            }
        }
        return false;
    }
}
