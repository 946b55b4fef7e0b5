package io.railhead.proving.faults;

import io.railhead.fault.Armed;
import io.railhead.fault.FaultPoint;
import io.railhead.proving.Child;
import io.railhead.proving.Programs;
import io.railhead.proving.Site;
import io.railhead.proving.proxy.Line;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Two gateways, a broker, a database and the simulated schemes, each in a process of its own and each pair over a {@link
 * Line}. Whatever was killed can be started again, on the same data and ports. For one thread.
 */
final class Stage implements AutoCloseable {
    static final String LINK = "uk-fps";
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final String READY = "READY";

    private final Programs programs;
    private final Path data;
    private final Path logs;
    private final StageSecrets secrets;
    private final StageDatabase database;
    private final int brokerPort = Site.freePort();
    private final Map<Node, Integer> ports = new EnumMap<>(Node.class);
    private final Map<Node, Child> gateways = new EnumMap<>(Node.class);
    private final StageLines lines = new StageLines();
    private final AtomicInteger starts = new AtomicInteger();
    /** For one who ends the campaign from outside: nothing of it goes on without it. */
    private final Thread ending = Thread.ofPlatform().unstarted(this::stopAll);

    private @Nullable Child client;
    private @Nullable Child broker;
    private @Nullable Child simulator;

    private Stage(Programs programs, Path folder) throws IOException {
        this.programs = programs;
        this.data = folder.resolve("data");
        this.logs = Files.createDirectories(folder.resolve("logs"));
        this.secrets = new StageSecrets(programs, data);
        this.database = new StageDatabase(data.resolve("postgres"), Site.freePort(), secrets::named);
    }

    /** Lays everything out below a folder and starts all of it; {@code nodes} are the gateways that are started. */
    static Stage start(Programs programs, Path folder, List<Node> nodes) throws IOException, InterruptedException {
        Stage stage = new Stage(programs, folder);
        Runtime.getRuntime().addShutdownHook(stage.ending);
        try {
            stage.layOut();
            stage.database.start();
            stage.startBroker(null);
            stage.lay();
            stage.simulator = programs.simulator(
                    programs.simulatorSettings(
                            stage.data,
                            stage.logs,
                            stage.line(Between.SCHEME_BROKER).port()),
                    stage.logs.resolve("simulator.log"),
                    TO_START);
            for (Node node : nodes) {
                stage.startGateway(node, null);
            }
            return stage;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            stage.close();
            throw failed;
        }
    }

    /** Keys, secrets and folders are those of a demo; what it started itself it takes away again. */
    private void layOut() throws IOException, InterruptedException {
        Child.start(
                        "demo that lays out",
                        programs.railhead(
                                "demo", "--gateway", "none", "--simulator", "none", "--data", data.toString()),
                        logs.resolve("lay-out.log"),
                        "PARTS",
                        TO_START)
                .close();
    }

    private void lay() throws IOException {
        for (Node node : Node.values()) {
            ports.put(node, Site.freePort());
            lines.lay(node.callers(), port(node));
            lines.lay(node.database(), database.port());
            lines.lay(node.broker(), brokerPort);
            Files.writeString(
                    data.resolve("parts-" + node.label() + ".properties"),
                    "database.port=" + line(node.database()).port() + "\nbroker.port="
                            + line(node.broker()).port() + "\n");
        }
        lines.lay(Between.SCHEME_BROKER, brokerPort);
    }

    private int port(Node node) {
        return Optional.ofNullable(ports.get(node)).orElseThrow();
    }

    Line line(Between pair) {
        return lines.between(pair);
    }

    /** Clears every line. */
    void clear() {
        lines.clear();
    }

    /** @param armed a point and its passing, as the setting takes it, or null */
    private List<String> armed(@Nullable String armed) {
        return armed == null ? List.of() : List.of("-D" + Armed.PROPERTY + "=" + armed);
    }

    void startBroker(@Nullable FaultPoint point) throws IOException, InterruptedException {
        broker = Child.start(
                "broker",
                programs.main(
                        armed(point == null ? null : point.name()),
                        "io.railhead.app.embedded.BrokerMain",
                        data.toString(),
                        Integer.toString(brokerPort),
                        LINK + ",sct-inst,fednow"),
                logs.resolve("broker-" + starts.incrementAndGet() + ".log"),
                "the broker serves",
                TO_START);
    }

    /** Starts a gateway and returns when it is ready. */
    void startGateway(Node node, @Nullable String armed) throws IOException, InterruptedException {
        Child child = Child.launch(node.label(), gateway(node, armed), nextLog(node), READY);
        gateways.put(node, child);
        child.awaitReady(TO_START);
    }

    /**
     * Starts a gateway that is to die by itself, before it is ready or after, and waits for that.
     *
     * @return its exit status; -1 when it lives on
     */
    int startToDie(Node node, String armed, Duration atMost) throws IOException, InterruptedException {
        Child child = Child.launch(node.label(), gateway(node, armed), nextLog(node), READY);
        gateways.put(node, child);
        return child.exitWithin(atMost);
    }

    private List<String> gateway(Node node, @Nullable String armed) {
        return programs.railhead(
                armed(armed),
                "demo",
                "--join",
                node.label(),
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port(node)));
    }

    private Path nextLog(Node node) {
        return logs.resolve(node.label() + "-" + starts.incrementAndGet() + ".log");
    }

    /** What should run and does not, by name. */
    List<String> dead() {
        List<String> dead = new ArrayList<>();
        gateways.forEach((node, child) -> {
            if (!child.isAlive()) {
                dead.add(node.label());
            }
        });
        if (!broker().isAlive()) {
            dead.add("the broker");
        }
        if (!simulator().isAlive()) {
            dead.add("the simulator");
        }
        return dead;
    }

    Child gateway(Node node) {
        return Optional.ofNullable(gateways.get(node)).orElseThrow();
    }

    Child broker() {
        return Optional.ofNullable(broker).orElseThrow();
    }

    Child simulator() {
        return Optional.ofNullable(simulator).orElseThrow();
    }

    /** Where callers reach a gateway, over the line. */
    URI address(Node node) {
        return URI.create("http://localhost:" + line(node.callers()).port() + "/");
    }

    /** Where a gateway itself is. */
    URI direct(Node node) {
        return URI.create("http://localhost:" + port(node) + "/");
    }

    StageDatabase database() {
        return database;
    }

    StageSecrets secrets() {
        return secrets;
    }

    Path data() {
        return data;
    }

    Path logs() {
        return logs;
    }

    Programs programs() {
        return programs;
    }

    int brokerPort() {
        return brokerPort;
    }

    Path ledger() {
        return data.resolve("simulator").resolve(LINK + ".ledger");
    }

    /** Starts the client that gives the load; it is stopped with the stage at the latest. */
    Child startClient(String... arguments) throws IOException, InterruptedException {
        Child started = Child.launch(
                "client",
                programs.main(List.of("-Xmx256m"), LoadClient.class.getName(), arguments),
                logs.resolve("client.log"),
                "the client calls");
        client = started;
        started.awaitReady(TO_START);
        return started;
    }

    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException alreadyEnding) {
            // Then it is the hook's turn, which finds everything stopped.
        }
    }

    /** The client and the gateways first, what they stand on last. */
    private void stopAll() {
        if (client != null) {
            client.close();
        }
        gateways.values().forEach(Child::close);
        if (simulator != null) {
            simulator.close();
        }
        if (broker != null) {
            broker.close();
        }
        database.stop();
        lines.close();
    }
}
