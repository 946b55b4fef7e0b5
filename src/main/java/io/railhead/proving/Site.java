package io.railhead.proving;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gateway with its database and broker, further gateways that join it, and the simulator, each in a process of its own, as
 * one thing to start and stop.
 */
public final class Site implements AutoCloseable {
    private static final Pattern SIGNS = Pattern.compile("Signatures are done by ([^,;]+)");
    private static final Duration TO_START = Duration.ofMinutes(2);

    /** The first has database and broker with it. */
    private final List<Child> gateways;

    private final Child simulator;
    private final Path data;
    private final String provider;
    private final Duration toReady;

    private Site(List<Child> gateways, Child simulator, Path data, String provider, Duration toReady) {
        this.gateways = List.copyOf(gateways);
        this.simulator = simulator;
        this.data = data;
        this.provider = provider;
        this.toReady = toReady;
    }

    /** @param data the gateway's data directory; what the processes say is kept beside it, under its name and -logs */
    static Site start(BenchOptions options, Path data) throws IOException, InterruptedException {
        Path logs = Files.createDirectories(logs(data));
        Programs programs = new Programs(options.home(), options.program(), options.gatewayOptions());
        Path said = logs.resolve("gateway.log");
        long began = System.nanoTime();
        Child gateway = Child.start(
                "gateway",
                programs.railhead(
                        "demo",
                        "--simulator",
                        "none",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(options.port() == 0 ? freePort() : options.port())),
                said,
                "READY",
                TO_START);
        Duration toReady = Duration.ofNanos(System.nanoTime() - began);
        List<Child> gateways = new ArrayList<>(List.of(gateway));
        try {
            for (int node = 2; node <= options.nodes(); node++) {
                gateways.add(join("node-" + node, programs, data, logs));
            }
            Child simulator = programs.startSimulator(data, logs, TO_START);
            return new Site(gateways, simulator, data, provider(said), toReady);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            gateways.reversed().forEach(Child::close);
            throw failed;
        }
    }

    private static Path logs(Path data) {
        return data.resolveSibling(data.getFileName() + "-logs");
    }

    /** Where what the first gateway's threads did is kept, when somebody wants to know. */
    Path recording() {
        return logs(data).resolve("gateway.jfr");
    }

    private static Child join(String node, Programs programs, Path data, Path logs)
            throws IOException, InterruptedException {
        String port = Integer.toString(freePort());
        return Child.start(
                node,
                programs.railhead("demo", "--join", node, "--data", data.toString(), "--port", port),
                logs.resolve(node + ".log"),
                "READY",
                TO_START);
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Who does the gateway's signatures, by its own word; one that says nothing leaves them to the JDK. */
    static String provider(Path said) throws IOException {
        try (Stream<String> lines = Files.lines(said)) {
            return lines.map(SIGNS::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse("the JDK");
        }
    }

    URI base() {
        return bases().getFirst();
    }

    /** Where each gateway takes requests. */
    List<URI> bases() {
        return gateways.stream()
                .map(gateway -> URI.create(gateway.said("READY")))
                .toList();
    }

    String token() {
        return gateways.getFirst().said("TOKEN");
    }

    Path inbox() {
        return Path.of(gateways.getFirst().said("INBOX"));
    }

    Path ledger(String link) {
        return data.resolve("simulator").resolve(link + ".ledger");
    }

    String provider() {
        return provider;
    }

    /** From the start of the gateway's process until it said that it is ready. */
    Duration toReady() {
        return toReady;
    }

    BothBooks.Where books(String link) {
        return new BothBooks.Where(base(), token(), ledger(link));
    }

    /** Of the first gateway. */
    long gatewayPid() {
        return gateways.getFirst().pid();
    }

    List<Long> gatewayPids() {
        return gateways.stream().map(Child::pid).toList();
    }

    long simulatorPid() {
        return simulator.pid();
    }

    /** The database server's own process, by the file in which it says so itself. */
    long databasePid() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("postgres"), 2)) {
            Path file = files.filter(each -> each.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no postmaster.pid below " + data));
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        }
    }

    boolean isAlive() {
        return gateways.stream().allMatch(Child::isAlive) && simulator.isAlive();
    }

    @Override
    public void close() {
        simulator.close();
        gateways.reversed().forEach(Child::close);
    }
}
