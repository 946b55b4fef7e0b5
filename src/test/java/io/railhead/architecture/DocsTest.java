package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.architecture.Examples.Example;
import io.railhead.engine.ParkReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages hold together: links lead somewhere, every page can be reached, what is to be typed is tried. */
class DocsTest {
    private static final Path ENTRY = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Set<String> FENCES = Set.of("", "sh", "bash", "sh run", "text", "json", "xml", "mermaid");
    private static final Pattern COMMAND = Pattern.compile("\\./railhead ([a-z]+)");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : Examples.pages()) {
            for (String link : links(page)) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? page : resolve(page, parts[0]);
                if (!Files.exists(target)) {
                    broken.add(page + ": " + link);
                } else if (parts.length == 2 && !anchors(target).contains(parts[1])) {
                    broken.add(page + ": no heading for " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void everyPageCanBeReachedFromTheReadme() throws IOException {
        Set<Path> reached = new HashSet<>(Set.of(ENTRY));
        Deque<Path> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Path page = open.pop();
            for (String link : links(page)) {
                Path target = resolve(page, link.replaceFirst("#.*", ""));
                if (target.toString().endsWith(".md") && Files.exists(target) && reached.add(target)) {
                    open.push(target);
                }
            }
        }
        Set<Path> forgotten = new TreeSet<>(Examples.pages());
        forgotten.removeAll(reached);
        assertEquals(Set.of(), forgotten);
    }

    @Test
    void everyFencedBlockSaysWhatItIs() throws IOException {
        for (Path page : Examples.pages()) {
            boolean inside = false;
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("```")) {
                    assertTrue(inside || FENCES.contains(line.substring(3)), page + ": " + line);
                    inside = !inside;
                }
            }
            assertTrue(!inside, page + " has a block that does not end");
        }
    }

    /** Whether the output is as the page says is tried by {@code ReadmeIT}. */
    @Test
    void everyExampleSaysWhatComesOut() throws IOException {
        List<Examples.Page> pages = Examples.all();
        assertTrue(pages.stream().anyMatch(page -> page.file().equals(ENTRY)), "the README has no examples to run");
        for (Examples.Page page : pages) {
            for (Example example : page.examples()) {
                assertTrue(!example.fragments().isEmpty(), page.file() + ":" + example.line());
                assertTrue(!example.commands().isBlank(), page.file() + ":" + example.line());
            }
        }
    }

    @Test
    void everyVerbInAPageIsOneOfTheLauncher() throws IOException {
        String usage = Files.readString(Path.of("railhead"));
        for (Path page : Examples.pages()) {
            Matcher commands = COMMAND.matcher(Files.readString(page));
            while (commands.find()) {
                String verb = commands.group(1);
                assertTrue(usage.contains("\n  " + verb + " "), page + " speaks of ./railhead " + verb);
            }
        }
    }

    @Test
    void everyReasonForParkingIsExplainedAndNoOther() throws IOException {
        Set<String> explained = new TreeSet<>();
        Pattern.compile("^\\| `(PARK-[A-Z-]+)`", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("docs/operating/parked-items.md")))
                .results()
                .forEach(found -> explained.add(found.group(1)));
        assertEquals(
                Stream.of(ParkReason.values()).map(ParkReason::code).collect(Collectors.toCollection(TreeSet::new)),
                explained);
    }

    @Test
    void noPageNamesAFolderOfSomebodysMachine() throws IOException {
        for (Path page : Examples.pages()) {
            assertTrue(
                    !Pattern.compile("/(home|root|work|Users)/")
                            .matcher(Files.readString(page))
                            .find(),
                    page::toString);
        }
    }

    @Test
    void examplesAreReadAsTheyAreMeant() {
        List<Example> examples = Examples.of(List.of(
                "text",
                "```sh run",
                "one",
                "two",
                "# => a",
                "# => b",
                "three",
                "# => c",
                "# => exit 1",
                "```",
                "```sh",
                "four",
                "```"));
        assertEquals(
                List.of(new Example(3, "one\ntwo", List.of("a", "b"), 0), new Example(7, "three", List.of("c"), 1)),
                examples);
    }

    private static List<String> links(Path page) throws IOException {
        List<String> links = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                inside = !inside;
            }
            Matcher matcher = LINK.matcher(line);
            while (!inside && matcher.find()) {
                if (!matcher.group(1).contains("://")) {
                    links.add(matcher.group(1));
                }
            }
        }
        return links;
    }

    private static Path resolve(Path page, String link) {
        Path folder = page.getParent();
        return (folder == null ? Path.of(link) : folder.resolve(link)).normalize();
    }

    /** Headings as the usual viewers make anchors of them. */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
