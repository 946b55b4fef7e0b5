package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Messages that nobody here wrote, each part beside what its publisher's schema said of it. */
class PublishedMessagesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path FOLDER =
            Path.of(System.getProperty("railhead.test.messages", "../shared/standards/messages"));

    @Test
    void everyPartGetsTheClassThatTheIndexRecords() throws IOException {
        Assumptions.assumeTrue(Files.exists(FOLDER.resolve("INDEX.tsv")), () -> FOLDER + " is not here");
        Map<String, String> found = found();
        Map<String, String> recorded = recorded();
        assertEquals(recorded, found);
        assertTrue(found.size() > 50, "as many as there should be: " + found.size());
    }

    @Test
    void everyMessageIsShown() throws IOException {
        Assumptions.assumeTrue(Files.exists(FOLDER.resolve("INDEX.tsv")), () -> FOLDER + " is not here");
        CliFixture.Ran ran = CliFixture.runAt(FOLDER, "message", "show", FOLDER.toString());
        assertEquals(0, ran.status(), ran.err());
    }

    private static Map<String, String> found() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String line : CliFixture.runAt(FOLDER, "message", "validate", "--json", FOLDER.toString())
                .out()
                .lines()
                .toList()) {
            JsonNode file = JSON.readTree(line);
            List<String> parts = new ArrayList<>();
            for (JsonNode part : file.path("parts")) {
                parts.add(part.path("definition").asText() + (part.path("valid").asBoolean() ? "=OK" : "=BAD"));
            }
            String name = FOLDER.relativize(Path.of(file.path("file").asText())).toString();
            found.put(name, name.startsWith("profile-envelope") ? withoutClass(parts) : String.join(" ", parts));
        }
        return found;
    }

    /** By file; pieces without a root are recorded apart and have no class, so their definitions alone are compared. */
    private static Map<String, String> recorded() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("INDEX.tsv"));
        List<String> headings = Arrays.asList(lines.getFirst().split("\t", -1));
        Map<String, String> recorded = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            String name = cells[headings.indexOf("file")];
            List<String> parts = Arrays.stream(cells[headings.indexOf("validation")].split(" ", -1))
                    .map(part -> part.replaceFirst("/[^=]*", ""))
                    .toList();
            recorded.put(name, name.startsWith("profile-envelope") ? withoutClass(parts) : String.join(" ", parts));
        }
        return recorded;
    }

    private static String withoutClass(List<String> parts) {
        return String.join(
                " ",
                parts.stream()
                        .map(part -> part.replaceFirst("=.*", ""))
                        .distinct()
                        .toList());
    }
}
