package io.railhead.proving.faults;

import io.railhead.app.embedded.EmbeddedPostgres;
import io.railhead.fault.Armed;
import io.railhead.fault.FaultPoint;
import io.railhead.proving.Child;
import io.railhead.proving.Programs;
import io.railhead.proving.Site;
import io.railhead.proving.proxy.Line;
import io.railhead.proving.proxy.Weather;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private final Programs programs;
    private final Path data;
    private final Path logs;
    private final EmbeddedPostgres database;
    private final int brokerPort = Site.freePort();
    private final Map<Node, Integer> ports = new EnumMap<>(Node.class);
    private final Map<Node, Child> gateways = new EnumMap<>(Node.class);
    private final Map<Between, Line> lines = new EnumMap<>(Between.class);
    private final AtomicInteger starts = new AtomicInteger();
    private @Nullable Child broker;
    private @Nullable Child simulator;

    private Stage(Programs programs, Path folder) throws IOException {
        this.programs = programs;
        this.data = folder.resolve("data");
        this.logs = Files.createDirectories(folder.resolve("logs"));
        this.database = new EmbeddedPostgres(data.resolve("postgres"), Site.freePort(), this::secret);
    }

    /** Lays everything out below a folder and starts all of it; {@code nodes} are the gateways that are started. */
    static Stage start(Programs programs, Path folder, List<Node> nodes) throws IOException, InterruptedException {
        Stage stage = new Stage(programs, folder);
        try {
            stage.layOut();
            stage.database.start();
            stage.startBroker(null);
            stage.lay();
            stage.simulator = programs.simulator(
                    programs.simulatorSettings(stage.data, stage.logs, stage.line(Between.SCHEME_BROKER).port()),
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
                        programs.railhead("demo", "--gateway", "none", "--simulator", "none", "--data", data.toString()),
                        logs.resolve("lay-out.log"),
                        "PARTS",
                        TO_START)
                .close();
    }

    private void lay() throws IOException {
        for (Node node : Node.values()) {
            ports.put(node, Site.freePort());
            lines.put(node.callers(), Line.to(port(node)));
            lines.put(node.database(), Line.to(database.port()));
            lines.put(node.broker(), Line.to(brokerPort));
            Files.writeString(
                    data.resolve("parts-" + node.label() + ".properties"),
                    "database.port=" + line(node.database()).port() + "\nbroker.port="
                            + line(node.broker()).port() + "\n");
        }
        lines.put(Between.SCHEME_BROKER, Line.to(brokerPort));
    }

    private int port(Node node) {
        return Optional.ofNullable(ports.get(node)).orElseThrow();
    }

    Line line(Between pair) {
        return Optional.ofNullable(lines.get(pair)).orElseThrow();
    }

    /** Clears every line. */
    void clear() {
        lines.values().forEach(line -> line.weather(Weather.CLEAR));
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
                        LINK + ",sct-inst"),
                logs.resolve("broker-" + starts.incrementAndGet() + ".log"),
                "the broker serves",
                TO_START);
    }

    /** Starts a gateway and returns when it is ready. */
    void startGateway(Node node, @Nullable String armed) throws IOException, InterruptedException {
        gateways.put(
                node,
                Child.start(
                        node.label(),
                        programs.railhead(
                                armed(armed),
                                "demo",
                                "--join",
                                node.label(),
                                "--data",
                                data.toString(),
                                "--port",
                                Integer.toString(port(node))),
                        logs.resolve(node.label() + "-" + starts.incrementAndGet() + ".log"),
                        "READY",
                        TO_START));
    }

    /**
     * Starts a gateway that is to die by itself, and waits for that.
     *
     * @return its exit status; -1 when it lives on
     */
    int startToDie(Node node, String armed, Duration atMost) throws InterruptedException {
        try {
            startGateway(node, armed);
        } catch (IOException diedBeforeItWasReady) {
            return Armed.HALTED;
        }
        return gateway(node).exitWithin(atMost);
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

    /** Kills the server's first process; the others follow it. */
    void killDatabase() throws IOException, InterruptedException {
        kill(Long.parseLong(Files.readAllLines(data.resolve("postgres/data-17/postmaster.pid"))
                .getFirst()
                .strip()));
    }

    /** Kills one process that serves a gateway; the server ends all of them then and recovers. */
    void killBackend() throws IOException, InterruptedException, SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select pid from pg_stat_activity where usename = ? order by backend_start desc limit 1")) {
            statement.setString(1, EmbeddedPostgres.APPLICATION);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    kill(row.getLong(1));
                }
            }
        }
    }

    void startDatabase() {
        database.start();
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor();
    }

    /** A connection of its own, past every line. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(EmbeddedPostgres.DATABASE),
                EmbeddedPostgres.SUPERUSER,
                database.password(EmbeddedPostgres.SUPERUSER));
    }

    /** Where callers reach a gateway, over the line. */
    URI address(Node node) {
        return URI.create("http://localhost:" + line(node.callers()).port() + "/");
    }

    /** Where a gateway itself is. */
    URI direct(Node node) {
        return URI.create("http://localhost:" + port(node) + "/");
    }

    /** A token that the demo's own key signs. */
    String token(String client, String role) throws IOException {
        Process asked = new ProcessBuilder(programs.railhead(
                        "token", "--client", client, "--role", role, "--data", data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("the secret " + name + " cannot be read", missing);
        }
    }

    /** What no log may hold. */
    List<String> secrets() throws IOException {
        List<String> secrets = new ArrayList<>();
        try (var files = Files.list(data.resolve("secrets"))) {
            for (Path file : files.filter(each -> !each.toString().endsWith(".pem")).toList()) {
                secrets.add(secret(String.valueOf(file.getFileName())));
            }
        }
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

    /** Gateways first, what they stand on last. */
    @Override
    public void close() {
        gateways.values().forEach(Child::close);
        if (simulator != null) {
            simulator.close();
        }
        if (broker != null) {
            broker.close();
        }
        database.stop();
        for (Line line : lines.values()) {
            try {
                line.close();
            } catch (IOException closed) {
                // Nobody uses it any more.
            }
        }
    }
}
