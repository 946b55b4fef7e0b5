package io.railhead.app.checks;

import static io.railhead.app.checks.PasswordFileTest.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Route files as they would be loaded, an operator's among them. */
class RoutesCheckTest {
    private static final Set<String> LINKS = Set.of("uk-fps", "sct-inst", "fednow");

    @TempDir
    Path folder = Path.of("");

    @Test
    void thePackagedRoutesAreFine() throws IOException {
        assertEquals(List.of(), faults(new RoutesCheck(packaged(), LINKS).run()));
    }

    @Test
    void aStepThatCamelDoesNotKnowIsToldWithItsPlace() throws IOException {
        Path file = changed("90-park-unreadable.camel.yaml", "- bean:", "- baen:");
        assertSays(List.of("file:" + file), Set.of(), "Unknown node id: baen");
        Files.writeString(file, "- route: [\n");
        assertSays(List.of("file:" + file), Set.of(), "line 2");
    }

    @Test
    void anIdThatIsThereTwiceIsTold() throws IOException {
        Path file = changed("90-park-unreadable.camel.yaml", "", "");
        List<String> all =
                Stream.concat(packaged().stream(), Stream.of("file:" + file)).toList();
        assertSays(all, LINKS, "route park-unreadable is in");
    }

    @Test
    void routesAndLinksMustFitTogether() throws IOException {
        assertSays(packaged(), Set.of("uk-fps", "fednow"), "routes name link sct-inst, which is not in links.yaml");
        assertSays(
                packaged(),
                Set.of("uk-fps", "sct-inst", "fednow", "bank-a"),
                "no route sends to or receives from link bank-a");
        assertEquals(List.of(), faults(new RoutesCheck(packaged(), Set.of()).run()), "links that are not known");
    }

    private static void assertSays(List<String> resources, Set<String> links, String said) {
        List<Finding> findings = new RoutesCheck(resources, links).run();
        assertEquals(List.of(Fault.ROUTES_INVALID), faults(findings), findings.toString());
        assertTrue(findings.toString().contains(said), findings.toString());
    }

    private Path changed(String name, String from, String to) throws IOException {
        String text = Files.readString(Path.of("routes").resolve(name));
        return Files.writeString(folder.resolve("own-" + name), text.replace(from, to));
    }

    private static List<String> packaged() throws IOException {
        return Files.readAllLines(Path.of("routes/index.txt")).stream()
                .filter(line -> !line.isBlank())
                .map(name -> "file:" + Path.of("routes").resolve(name).toAbsolutePath())
                .toList();
    }
}
