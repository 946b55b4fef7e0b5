package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a copy of the launcher in a project of its own, where java and mvn are scripts that tell how they were called. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("railhead").toAbsolutePath();
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private Path project;
    private Path jar;

    private record Ran(int status, String out, String err) {}

    @BeforeEach
    void layOut() throws Exception {
        project = Files.createDirectories(directory.resolve("the project"));
        jar = project.resolve("target/quarkus-app/quarkus-run.jar");
        script(project.resolve("railhead"), Files.readString(LAUNCHER));
        Files.createDirectories(project.resolve("src/main"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        jdk("jdk25", "25.0.1");
        jdk("jdk17", "17.0.15");
        // Builds as Maven would, and fails where it should.
        script(directory.resolve("bin/mvn"), """
                #!/bin/sh
                echo "mvn $* with $JAVA_HOME"
                [ ! -e broken ] || exit 1
                mkdir -p target/quarkus-app && echo new > target/quarkus-app/quarkus-run.jar
                """);
    }

    @Test
    void theScriptIsWellFormed() throws Exception {
        assertEquals(
                0, run(List.of("bash", "-n", LAUNCHER.toString()), Map.of()).status());
        assertTrue(Files.isExecutable(LAUNCHER));
    }

    @Test
    void helpListsTheVerbsAndNeedsNoJava() throws Exception {
        for (List<String> args : List.of(List.<String>of(), List.of("--help"))) {
            Ran ran = launch(Map.of("JAVA_HOME", ""), args);
            assertEquals(0, ran.status());
            for (String verb : List.of("demo", "bench", "simulate", "test", "token", "pay", "payments", "files")) {
                assertTrue(ran.out().contains("\n  " + verb + " "), verb);
            }
        }
        assertFalse(Files.exists(jar), "asking for help builds nothing");
    }

    @Test
    void aWrongVerbIsWrongUse() throws Exception {
        Ran ran = launch(List.of("frob"));

        assertEquals(2, ran.status());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("'frob'"));
        assertEquals(2, launch(List.of("test", "--some")).status());
    }

    @Test
    void itBuildsFirstAndStandardOutputBelongsToTheVerb() throws Exception {
        Ran ran = launch(List.of("token", "--client", "a b"));

        assertEquals(0, ran.status(), ran.err());
        assertTrue(
                ran.err().contains("mvn -q -B package") && ran.err().contains("with " + directory.resolve("jdk25")),
                ran.err());
        assertTrue(ran.out().startsWith("java25 "), ran.out());
        assertTrue(ran.out().contains("<-Djdk.xml.dtd.support=deny>"));
        assertTrue(ran.out().contains("<--enable-native-access=ALL-UNNAMED>"));
        assertTrue(ran.out().contains("<-Drailhead.home=" + project.toRealPath() + ">"));
        assertTrue(ran.out().strip().endsWith("<-jar> <" + jar.toRealPath() + "> <token> <--client> <a b>"), ran.out());
    }

    @Test
    void itBuildsAgainOnlyWhenSomethingIsNewerThanTheJar() throws Exception {
        launch(List.of("token"));
        assertFalse(launch(List.of("token")).err().contains("mvn"));

        for (String source : List.of("routes/10.camel.yaml", "src/main/java/A.java", "pom.xml")) {
            Files.setLastModifiedTime(jar, FileTime.from(PAST));
            Path file = project.resolve(source);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "changed");
            assertTrue(launch(List.of("token")).err().contains("mvn"), source);
            assertFalse(launch(List.of("token")).err().contains("mvn"), source);
        }
    }

    @Test
    void aFailedBuildStartsNothing() throws Exception {
        Files.writeString(project.resolve("broken"), "");

        Ran ran = launch(List.of("demo"));

        assertEquals(1, ran.status());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("the build failed"));
    }

    @Test
    void whatRunsFromTheJarIsNeverBuiltUnder() throws Exception {
        launch(List.of("token"));
        List<String> command = List.of(project.resolve("railhead").toString(), "demo");
        Process demo = start(command, Map.of("HOLD", "yes"), directory.resolve("demo-errors"));
        try {
            assertTrue(demo.inputReader().readLine().startsWith("java25 "));
            Files.setLastModifiedTime(jar, FileTime.from(PAST));

            Ran token = launch(List.of("token"));
            assertEquals(0, token.status());
            assertFalse(token.err().contains("mvn"), token.err());
            assertTrue(token.err().contains("not rebuilt"), token.err());

            Ran test = launch(List.of("test"));
            assertEquals(1, test.status());
            assertFalse((test.out() + test.err()).contains("mvn"));
            assertTrue(test.err().contains("stop it"), test.err());
        } finally {
            demo.outputWriter().close();
            demo.waitFor();
        }
        assertTrue(launch(List.of("token")).err().contains("mvn"), "built as soon as the demo has ended");
    }

    @Test
    void testRunsTheGateAndTellsHowLongItTook() throws Exception {
        Ran all = launch(List.of("test", "--all"));

        assertEquals(0, all.status(), all.err());
        assertTrue(
                all.out().contains("mvn -B verify -Drailhead.test.excludedGroups= with " + directory.resolve("jdk25")));
        assertTrue(
                all.out().lines().toList().getLast().matches("railhead test: passed after \\d+ min \\d\\d s"),
                all.out());

        Files.writeString(project.resolve("broken"), "");
        Ran broken = launch(List.of("test"));
        assertEquals(1, broken.status());
        assertTrue(broken.out().contains("railhead test: FAILED after"));
    }

    @Test
    void whatATestStartsTakesTheJarAsItIs() throws Exception {
        launch(List.of("token"));
        Files.setLastModifiedTime(jar, FileTime.from(PAST));

        Ran ran = launch(Map.of("RAILHEAD_BUILD", "no"), List.of("token"));

        assertEquals(0, ran.status());
        assertFalse(ran.err().contains("mvn"));
    }

    @Test
    void optionsForTheJvmAreAddedAndOnlyWhatRunsLongIsLeftToTheFullCompiler() throws Exception {
        Map<String, String> heap = Map.of("RAILHEAD_JAVA_OPTS", "-Xmx1g -Dx=y");

        assertTrue(launch(heap, List.of("pay")).out().contains("<-Xmx1g> <-Dx=y> <-jar>"));
        assertTrue(launch(List.of("pay")).out().contains("TieredStopAtLevel"));
        assertFalse(launch(List.of("demo")).out().contains("TieredStopAtLevel"));
        assertFalse(launch(List.of("bench")).out().contains("TieredStopAtLevel"));
    }

    @Test
    void messagesAreReadWithoutTheGatewaysJarsAndWithTheArchiveOfTheBuildWhereItFits() throws Exception {
        launch(List.of("token"));
        Path app = Files.createDirectories(jar.resolveSibling("app")).resolve("railhead-1.jar");
        Path needed = Files.createDirectories(jar.resolveSibling("lib/main")).resolve("info.picocli.picocli-4.jar");
        Files.writeString(app, "");
        Files.writeString(needed, "");
        Files.writeString(needed.resolveSibling("io.quarkus.quarkus-core-3.jar"), "");
        Path archive = project.resolve("target/message.aot");

        Ran without = launch(Map.of("RAILHEAD_JAVA_OPTS", "-Xmx1g"), List.of("message", "show", "a b.xml"));
        assertEquals(0, without.status(), without.err());
        assertTrue(
                without.out()
                        .strip()
                        .endsWith("<-Xmx1g> <-cp> <" + app.toRealPath() + ":" + needed.toRealPath()
                                + "> <io.railhead.app.Main> <message> <show> <a b.xml>"),
                without.out());
        assertFalse(without.out().contains("AOT"), without.out());

        Files.writeString(archive, "");
        Files.setLastModifiedTime(jar, FileTime.from(PAST));
        Map<String, String> asItIs = Map.of("RAILHEAD_BUILD", "no");
        assertTrue(launch(asItIs, List.of("message")).out().contains("<-XX:AOTCache=" + archive.toRealPath() + ">"));
        Files.setLastModifiedTime(archive, FileTime.from(PAST.minusSeconds(60)));
        assertFalse(launch(asItIs, List.of("message")).out().contains("AOT"), "of a build before");
    }

    @Test
    void anOldJavaHomeGivesWayToANewerJdkOnTheMachine() throws Exception {
        assumeTrue(aNewJdkIsInstalled(), "no JDK 25 in /usr/lib/jvm");

        Ran ran = launch(Map.of("JAVA_HOME", directory.resolve("jdk17").toString()), List.of("test"));

        assertEquals(0, ran.status(), ran.err());
        assertTrue(ran.out().contains(" with /usr/lib/jvm/"), ran.out());
        assertFalse(ran.out().contains("jdk17"));
    }

    private Ran launch(List<String> args) throws Exception {
        return launch(Map.of(), args);
    }

    private Ran launch(Map<String, String> environment, List<String> args) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of(project.resolve("railhead").toString()), args.stream())
                .toList();
        return run(command, environment);
    }

    private Ran run(List<String> command, Map<String, String> environment) throws Exception {
        Path errors = Files.createTempFile(directory, "errors", "");
        Process process = start(command, environment, errors);
        process.outputWriter().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return new Ran(status, out, Files.readString(errors));
    }

    /** From another directory, with the JDK of the stand-in unless told otherwise; an old java is on the path. */
    private Process start(List<String> command, Map<String, String> environment, Path errors) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
        builder.environment().remove("RAILHEAD_BUILD");
        builder.environment().remove("RAILHEAD_JAVA_OPTS");
        builder.environment().put("JAVA_HOME", directory.resolve("jdk25").toString());
        builder.environment()
                .merge(
                        "PATH",
                        directory.resolve("bin") + ":" + directory.resolve("jdk17/bin"),
                        (old, ours) -> ours + ":" + old);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(directory.resolve(name));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        String major = version.substring(0, 2);
        script(
                home.resolve("bin/java"),
                "#!/bin/sh\nprintf 'java" + major
                        + "'\nprintf ' <%s>' \"$@\"\necho\n[ -z \"$HOLD\" ] || cat >/dev/null\n");
        script(home.resolve("bin/javac"), "#!/bin/sh\nexit 1\n");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static boolean aNewJdkIsInstalled() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return false;
        }
        try (Stream<Path> homes = Files.list(all)) {
            return homes.anyMatch(home -> Files.exists(home.resolve("bin/javac")) && major(home) >= 25);
        }
    }

    private static int major(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D+(\\d+).*", "$1")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
