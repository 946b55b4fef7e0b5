package io.railhead.app;

import io.quarkus.runtime.Quarkus;
import io.railhead.api.DemoTokenIssuer;
import io.railhead.app.checks.ClockCheck;
import io.railhead.app.checks.Durability;
import io.railhead.app.checks.Finding;
import io.railhead.app.embedded.BrokerSettings;
import io.railhead.app.embedded.EmbeddedBroker;
import io.railhead.app.embedded.EmbeddedPostgres;
import io.railhead.app.embedded.Refusal;
import io.railhead.link.LinksFile;
import io.railhead.payment.ParticipantId;
import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import io.railhead.simulator.Simulator;
import io.railhead.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything on one machine: starts what lies outside (database, broker, the simulated schemes), then the
 * gateway, and stops them in the opposite order.
 */
final class Demo {
    private final Options options;
    private final InstantSource clock = InstantSource.system();

    Demo(Options options) {
        this.options = options;
    }

    void run() throws Exception {
        refuseUnknownSettings();
        FaultSetting.take();
        DataDirectory data = DataDirectory.claim(options.data());
        Secrets secrets = new Secrets(data.secrets());
        if (options.fresh()) {
            new EmbeddedPostgres(data.postgres(), 0, secrets::get).stop();
            data.fresh();
        }
        ImportedTables.adopt(data.reference());
        List<LinksFile.Entry> links = ConfigFiles.links(null).links();
        List<String> names = links.stream().map(LinksFile.Entry::name).toList();
        DemoAuthority authority = new DemoAuthority(data.root(), Profiles.packaged(), clock);
        authority.make(names);
        DemoTokenIssuer.ensureKeys(data.secrets());
        ConfigFiles.channels(null).all().forEach(channel -> data.openChannel(channel.name()));

        EmbeddedPostgres database = new EmbeddedPostgres(data.postgres(), 0, secrets::get);
        EmbeddedBroker broker = new EmbeddedBroker(brokerSettings(data, secrets, names, 0));
        Simulator simulator;
        try {
            // The first mostly waits for a process of its own, the others mostly compute.
            Beside.all(database::start, broker::start, () -> authority.check(names));
            requireDurable(database, broker);
            simulator = simulator(data, secrets, broker, links);
            if (simulator != null) {
                simulator.start();
            }
        } catch (Exception failed) {
            // Its process would outlive this one, which is about to end.
            database.stop();
            throw failed;
        }
        DemoState.running(simulator, broker);
        DemoProperties.set(options, data, database, broker);

        Thread stop = Thread.ofPlatform().name("stop").unstarted(() -> stop(simulator, broker, database, data));
        Runtime.getRuntime().addShutdownHook(stop);
        DemoAnnouncement announcement = new DemoAnnouncement(options.port(), broker.port(), data, clock);
        new DemoParts(database.port(), broker.port()).write(data);
        if (options.gatewayInside()) {
            Thread.ofVirtual().name("announce").start(() -> announcement.whenReady());
            Quarkus.run();
        } else {
            System.out.println("PARTS " + data.root());
            System.out.flush();
            // Until the stop, which is another thread's work.
            new CountDownLatch(1).await();
        }
    }

    private static void refuseUnknownSettings() {
        List<Finding> unknown = Told.unknown(List.of(Sources.systemProperties(), System.getenv()));
        if (!unknown.isEmpty()) {
            throw new Refusal(unknown.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
    }

    /** Inside, or null when it is to be started elsewhere; then all that it needs is laid out for it. */
    private @Nullable Simulator simulator(
            DataDirectory data, Secrets secrets, EmbeddedBroker broker, List<LinksFile.Entry> links)
            throws IOException {
        SimulatorSettings settings = DemoSimulator.settings(data, secrets, broker.port(), links);
        if (options.simulatorInside()) {
            return new Simulator(settings, clock);
        }
        SimulatorFile.write(data, settings);
        return null;
    }

    static BrokerSettings brokerSettings(DataDirectory data, Secrets secrets, List<String> links, int port) {
        return new BrokerSettings(
                data.broker(),
                port,
                data.keys().resolve("broker-tls.p12"),
                secrets.get("keystore-password"),
                data.certificates().resolve("demo-ca.pem"),
                links,
                secrets::get);
    }

    /** Refuses to run on a database or broker that could forget what it confirmed. */
    private static void requireDurable(EmbeddedPostgres database, EmbeddedBroker broker) throws SQLException {
        List<Durability.Shortfall> shortfalls = new ArrayList<>(Durability.ofBroker(broker.configuration()));
        try (Connection connection = DriverManager.getConnection(
                database.jdbcUrl(EmbeddedPostgres.DATABASE),
                EmbeddedPostgres.APPLICATION,
                database.password(EmbeddedPostgres.APPLICATION))) {
            shortfalls.addAll(Durability.ofDatabase(connection));
            ClockCheck.of(connection, InstantSource.system()).forEach(apart -> {
                throw new Refusal(apart.toString());
            });
        }
        if (!shortfalls.isEmpty()) {
            throw new Refusal("it would not be durable: " + shortfalls);
        }
    }

    /**
     * Runs beside Quarkus' own shutdown: waits until the gateway has stopped, which closes the doors, finishes
     * what is in flight and stops the routes, and only then takes away what it stood on.
     */
    private static void stop(
            @Nullable Simulator simulator, EmbeddedBroker broker, EmbeddedPostgres database, DataDirectory data) {
        GatewayEnd.await();
        if (simulator != null) {
            simulator.stop();
        }
        broker.stop();
        database.stop();
        data.close();
        System.out.println("Stopped.");
    }

    /** Reads a small text file of the data directory. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Refusal("cannot read " + file + ": " + unreadable.getMessage());
        }
    }

    /** A token for scripts. */
    static String token(DataDirectory data, InstantSource clock) throws IOException {
        return DemoTokenIssuer.open(data.secrets(), clock)
                .orElseThrow(() -> new Refusal("the token key of " + data.root() + " is missing"))
                .issue(new ParticipantId("demo"), DemoTokenIssuer.Role.CLIENT);
    }
}
