package io.railhead.app;

import io.railhead.app.embedded.Trees;
import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a gateway stands on, each in a process of its own and with keys and passwords that no demo made:
 * database, broker, simulated schemes; and an issuer in this one.
 */
final class Outside implements AutoCloseable {
    static final List<String> LINKS = List.of("uk-fps", "sct-inst", "fednow");

    final Path folder;
    final OutsideIssuer issuer;
    private final DataDirectory data;
    private final List<ChildProcess> children = new ArrayList<>();
    private String database = "";
    private int broker;

    Outside(Path folder) throws Exception {
        Trees.delete(folder);
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        this.data = DataDirectory.claim(this.folder.resolve("outside"));
        this.issuer = new OutsideIssuer();
        new DemoAuthority(
                        data.root(),
                        Profiles.load(Path.of("src/test/resources/outside-profiles.yaml")),
                        InstantSource.system())
                .prepare(LINKS);
        new Secrets(data.secrets()).get("broker-gateway");
        configuration();
    }

    /** Starts the three processes. */
    void start() throws Exception {
        ChildProcess postgres =
                child("database.log", OutsideDatabase.class, data.root().toString());
        broker = freePort();
        child("broker.log", OutsideBroker.class, data.root().toString(), String.valueOf(broker))
                .await("READY ", 180);
        child("simulator.log", OutsideSimulator.class, data.root().toString(), String.valueOf(broker))
                .await("READY", 180);
        database = postgres.await("READY ", 180);
    }

    private ChildProcess child(String log, Class<?> main, String... arguments) throws IOException {
        ChildProcess child = ChildProcess.ofClass(folder.resolve(log), main, arguments);
        children.addFirst(child);
        return child;
    }

    /** Everything that a gateway must be told, as environment variables. */
    Map<String, String> environment() {
        Map<String, String> told = new TreeMap<>();
        told.put("RAILHEAD_CONFIG_FOLDER", config().toString());
        told.put("RAILHEAD_DATA", folder.resolve("data").toString());
        told.put("RAILHEAD_CERTIFICATES", data.certificates().toString());
        told.put("RAILHEAD_DATABASE_URL", database);
        told.put("RAILHEAD_DATABASE_PASSWORD_FILE", secret("postgres-app"));
        told.put("RAILHEAD_DATABASE_OWNER_PASSWORD_FILE", secret("postgres-owner"));
        told.put("RAILHEAD_BROKER_HOST", "localhost");
        told.put("RAILHEAD_BROKER_PORT", String.valueOf(broker));
        told.put("RAILHEAD_BROKER_PASSWORD_FILE", secret("broker-gateway"));
        told.put("RAILHEAD_BROKER_KEY_STORE", key("gateway-tls"));
        told.put("RAILHEAD_BROKER_KEY_STORE_PASSWORD_FILE", secret("keystore-password"));
        told.put(
                "RAILHEAD_BROKER_TRUST",
                data.certificates().resolve("demo-ca.pem").toString());
        told.put("RAILHEAD_SIGNING_KEY_STORE", key("gateway-signing"));
        told.put("RAILHEAD_SIGNING_KEY_STORE_PASSWORD_FILE", secret("keystore-password"));
        told.put("RAILHEAD_ISSUER_URL", issuer.url());
        told.put("RAILHEAD_ISSUER_ROLES_CLAIM", "realm_access/roles");
        return told;
    }

    /** The operator's own files; what stands in {@code railhead.properties} is not in {@link #environment}. */
    private void configuration() throws IOException {
        Files.createDirectories(config());
        Files.copy(Path.of("config/links.yaml"), config().resolve("links.yaml"));
        Files.writeString(config().resolve("railhead.properties"), "railhead.broker.user = gateway\n");
        Files.writeString(config().resolve("participants.yaml"), """
                participants:
                  - id: acme
                    name: Acme Ltd
                    mayDebit: ["20295963748472"]
                """);
        Files.writeString(config().resolve("channels.yaml"), """
                channels:
                  - {name: payroll, participant: acme, client: payroll}
                """);
    }

    Path config() {
        return folder.resolve("config");
    }

    String secret(String name) {
        return data.secrets().resolve(name).toString();
    }

    String key(String name) {
        return data.keys().resolve(name + ".p12").toString();
    }

    Path ledger(String link) {
        return data.simulator().resolve(link + ".ledger");
    }

    boolean allAlive() {
        return children.stream().allMatch(ChildProcess::isAlive);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        children.forEach(ChildProcess::close);
        issuer.close();
        data.close();
    }
}
