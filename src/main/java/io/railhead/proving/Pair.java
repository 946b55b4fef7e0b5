package io.railhead.proving;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two gateways on one database and one broker, the simulated schemes, and the process that holds database and broker:
 * four processes, so that a gateway can be stopped or killed without taking anything else with it.
 */
final class Pair implements AutoCloseable {
    /** The nodes' names, in the order of {@link #gateways}. */
    static final List<String> NODES = List.of("node-a", "node-b");

    private static final Duration TO_START = Duration.ofMinutes(3);

    private final Path data;
    private final Programs programs;
    private final List<Child> children = new ArrayList<>();

    private Pair(Path data, Programs programs) {
        this.data = data;
        this.programs = programs;
    }

    static Pair start(Programs programs, Path data) throws IOException, InterruptedException {
        Pair pair = new Pair(data, programs);
        Path logs = Files.createDirectories(pair.logs());
        try {
            pair.children.add(Child.start(
                    "parts",
                    programs.railhead("demo", "--gateway", "none", "--simulator", "none", "--data", data.toString()),
                    logs.resolve("parts.log"),
                    "PARTS",
                    TO_START));
            pair.children.add(programs.startSimulator(data, logs, TO_START));
            for (String node : NODES) {
                pair.children.add(pair.join(node));
            }
            return pair;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            pair.close();
            throw failed;
        }
    }

    private Child join(String node) throws IOException, InterruptedException {
        String port = Integer.toString(Site.freePort());
        return Child.start(
                node,
                programs.railhead("demo", "--join", node, "--data", data.toString(), "--port", port),
                log(node),
                "READY",
                TO_START);
    }

    private Path logs() {
        return data.resolveSibling(data.getFileName() + "-logs");
    }

    Path log(String node) {
        return logs().resolve(node + ".log");
    }

    private Child gateway(int which) {
        return children.get(children.size() - NODES.size() + which);
    }

    List<URI> gateways() {
        return List.of(base(0), base(1));
    }

    URI base(int which) {
        return URI.create(gateway(which).said("READY"));
    }

    String token() {
        return gateway(0).said("TOKEN");
    }

    /** A token of somebody who may stop links. */
    String operatorToken() throws IOException {
        Process asked = new ProcessBuilder(programs.railhead("token", "--role", "operator", "--data", data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    }

    Path inbox() {
        return Path.of(gateway(0).said("INBOX"));
    }

    Path ledger(String link) {
        return data.resolve("simulator").resolve(link + ".ledger");
    }

    /** Sends a signal to a gateway: STOP, CONT or KILL. */
    void signal(int which, String name) throws IOException, InterruptedException {
        List<String> kill =
                List.of("kill", "-" + name, Long.toString(gateway(which).pid()));
        if (new ProcessBuilder(kill).start().waitFor() != 0) {
            throw new IOException("cannot send " + name + " to " + NODES.get(which));
        }
    }

    /** Gateways first, what they stand on last. */
    @Override
    public void close() {
        for (Child child : children.reversed()) {
            child.close();
        }
    }
}
