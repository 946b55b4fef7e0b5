package io.railhead.proving.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Has another JVM on this machine write down what its threads do. It is asked over the JDK's own {@code jcmd}, so nothing
 * has to be said when it starts. One at a time for a process.
 */
public final class Recording {
    /** One sample for so much processor time of a thread; at a hundred a second and core it costs next to nothing. */
    private static final String EACH = "10ms";

    /** The JVM keeps the innermost 64 calls by itself, and below a request lie more. */
    private static final int DEPTH = 512;

    private static final String NAME = "railhead";

    private final long pid;

    private Recording(long pid) {
        this.pid = pid;
    }

    /** Whether the JDK that this runs on can ask another one; a mere runtime cannot. */
    public static boolean isPossible() {
        return Files.isExecutable(jcmd());
    }

    /** @throws IOException when that process is no JVM that can do it; the text says what it answered */
    public static Recording begin(long pid) throws IOException, InterruptedException {
        Recording recording = new Recording(pid);
        recording.ask("JFR.configure", "stackdepth=" + DEPTH);
        recording.ask(
                "JFR.start",
                "name=" + NAME,
                "settings=none",
                "+" + Profile.SAMPLE + "#enabled=true",
                "+" + Profile.SAMPLE + "#throttle=" + EACH,
                "+" + Profile.LOST + "#enabled=true");
        return recording;
    }

    /** @param file to keep what was recorded in */
    public Profile end(Path file) throws IOException, InterruptedException {
        ask("JFR.stop", "name=" + NAME, "filename=" + file.toAbsolutePath());
        return Profile.read(file);
    }

    private void ask(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jcmd().toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        Process asking = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asking.waitFor() != 0) {
            throw new IOException("process " + pid + " records nothing: " + answer.strip());
        }
    }

    private static Path jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd");
    }
}
