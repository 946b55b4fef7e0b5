package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.railhead.architecture.Examples;
import io.railhead.architecture.Examples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What our pages tell people to type does what they say. The examples of a page run in one shell, as somebody would
 * type them; only port and data directory are those of the demo that is running here.
 */
@ExtendWith(Demo.class)
class ReadmeIT {
    private static final Path FOLDER = RunningRailhead.FOLDER.resolve("examples");
    private static final String MARK = "@@@ ";
    private static final Pattern DATA = Pattern.compile("(?<![\\w./-])data/");
    private static final long PATIENCE_SECONDS = 240;

    @TestFactory
    Stream<DynamicTest> everyExampleDoesWhatItsPageSays(RunningRailhead railhead) throws IOException {
        Files.createDirectories(FOLDER);
        return Examples.all().stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.file().toString(), page.file().toUri(), () -> run(page, railhead)));
    }

    private static void run(Examples.Page page, RunningRailhead railhead) throws IOException, InterruptedException {
        String name = page.file().toString().replaceAll("[^A-Za-z]+", "-");
        Path script = FOLDER.resolve(name + ".sh");
        Path output = FOLDER.resolve(name + ".log");
        Files.writeString(script, script(page, railhead, launcher(railhead)));
        ProcessBuilder shell = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("RAILHEAD_BUILD", "no");
        Process typing = shell.start();
        if (!typing.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            typing.descendants().forEach(ProcessHandle::destroyForcibly);
            typing.destroyForcibly();
            fail(page.file() + " does not come to its end:\n" + Files.readString(output));
        }
        compare(page, Files.readString(output));
    }

    /** Passes port and data directory on to every verb that takes them; {@code token} and {@code reference} need no port, {@code message} and {@code scheme} none. */
    private static Path launcher(RunningRailhead railhead) throws IOException {
        Path launcher = FOLDER.resolve("railhead");
        Files.writeString(launcher, """
                #!/usr/bin/env bash
                port=(--port %d)
                data=(--data "%s")
                [[ "$1" = token || "$1" = reference ]] && port=()
                [[ "$1" = message || "$1" = scheme ]] && port=() && data=()
                exec "%s" "$@" "${data[@]}" "${port[@]}"
                """.formatted(
                railhead.base().getPort(), railhead.data(), Path.of("railhead").toAbsolutePath()));
        return Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String script(Examples.Page page, RunningRailhead railhead, Path launcher) {
        StringBuilder script = new StringBuilder("set -o pipefail\n");
        for (Example example : page.examples()) {
            String here = example.commands()
                    .replace("./railhead ", launcher + " ")
                    .replace("localhost:8080", "localhost:" + railhead.base().getPort());
            here = DATA.matcher(here).replaceAll(Matcher.quoteReplacement(railhead.data() + "/"));
            script.append(here).append("\necho \"\n").append(MARK).append("$?\"\n");
        }
        return script.toString();
    }

    private static void compare(Examples.Page page, String output) {
        List<String> parts = List.of(output.split("\n" + MARK, -1));
        for (int i = 0; i < page.examples().size(); i++) {
            Example example = page.examples().get(i);
            String where = page.file() + ":" + example.line();
            assertTrue(i + 1 < parts.size(), () -> where + " was not reached:\n" + output);
            String said = i == 0 ? parts.get(0) : parts.get(i).replaceFirst("^\\d+\n?", "");
            int status = Integer.parseInt(parts.get(i + 1).lines().findFirst().orElseThrow());
            assertEquals(example.status(), status, () -> where + " ended differently:\n" + said);
            int at = 0;
            for (String fragment : example.fragments()) {
                int found = said.indexOf(fragment, at);
                assertTrue(found >= 0, () -> where + " does not say '" + fragment + "':\n" + said);
                at = found + fragment.length();
            }
        }
    }
}
