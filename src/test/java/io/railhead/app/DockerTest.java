package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import io.railhead.app.checks.ConfigCheck;
import io.railhead.app.checks.Durability;
import io.railhead.app.checks.Finding;
import io.railhead.app.checks.KeyStoreCheck;
import io.railhead.app.checks.PemCheck;
import io.railhead.link.LinksFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be known about the container files without an engine to run them. */
class DockerTest {
    private static final Path FOLDER = Path.of("docker");
    private static final Set<String> INSTRUCTIONS = Set.of(
            "FROM",
            "RUN",
            "COPY",
            "USER",
            "WORKDIR",
            "ENV",
            "VOLUME",
            "EXPOSE",
            "STOPSIGNAL",
            "HEALTHCHECK",
            "ENTRYPOINT",
            "CMD");

    private static final JsonNode COMPOSE = yaml(FOLDER.resolve("compose.yaml"));

    @TempDir
    Path temp = Path.of("");

    private static JsonNode yaml(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void theImageHoldsTheBuiltProgramAndRunsItAsAUserWithoutAName() throws IOException {
        List<String> lines = instructions();
        lines.forEach(line -> assertTrue(INSTRUCTIONS.contains(line.replaceFirst(" .*", "")), line));
        assertEquals(List.of("COPY target/quarkus-app/ /opt/railhead/"), starting(lines, "COPY"));
        String entry = starting(lines, "ENTRYPOINT").getFirst();
        assertTrue(
                entry.contains("\"@/opt/railhead/jvm.options\"") && entry.contains("/opt/railhead/railhead.jar"),
                entry);
        String launcher = Files.readString(Path.of("railhead"));
        assertTrue(
                launcher.contains("target/quarkus-app/railhead.jar") && launcher.contains("quarkus-app/jvm.options"));
        assertEquals(List.of("USER 10001:10001"), starting(lines, "USER"));
        assertFalse(starting(lines, "FROM").toString().contains("latest"));
        assertTrue(starting(lines, "FROM").getFirst().contains(":25-"), "the JDK that the project is tested on");
        for (String form : List.of("ENTRYPOINT", "CMD", "VOLUME")) {
            assertTrue(starting(lines, form).getFirst().matches(form + " \\[\".*\"]"), form);
        }
        assertFalse(String.join("\n", lines).matches("(?is).*(password|secret)\\s*=.*"), "no secret in the image");
    }

    /** The very command, in the very shell. */
    @Test
    void theHealthCheckTellsReadyFromNotReadyAndFromNobodyThere() throws Exception {
        String line = starting(instructions(), "HEALTHCHECK").getFirst();
        List<String> command = new ArrayList<>();
        new JsonMapper().readTree(line.substring(line.indexOf('['))).forEach(word -> command.add(word.asText()));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        int[] status = {200};
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        assertEquals(0, run(command, port));
        status[0] = 503;
        assertEquals(1, run(command, port));
        server.stop(0);
        assertEquals(1, run(command, port));
    }

    private static int run(List<String> command, int port) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RAILHEAD_HTTP_PORT", String.valueOf(port));
        Process process = builder.start();
        process.getInputStream().readAllBytes();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return process.exitValue();
    }

    @Test
    void everyServiceIsHardenedHealthCheckedAndPinned() {
        COMPOSE.get("services").properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode service = entry.getValue();
            assertTrue(
                    service.get("user").asText().matches("[1-9]\\d*:\\d+"),
                    name + " runs as a number that is not root");
            assertEquals("hardened", anchor(name), name);
            assertTrue(service.get("image").asText().matches("[^:]+:.*\\d.*"), name);
            assertFalse(service.get("image").asText().endsWith("latest"), name);
            assertTrue(name.equals("gateway") || service.has("healthcheck"), name);
            service.path("ports")
                    .forEach(port -> assertTrue(port.asText().startsWith("127.0.0.1:"), name + " " + port));
            service.path("depends_on")
                    .forEach(on ->
                            assertEquals("service_healthy", on.get("condition").asText(), name));
        });
        JsonNode hardened = COMPOSE.get("x-hardened");
        assertTrue(hardened.get("read_only").asBoolean());
        assertEquals("ALL", hardened.get("cap_drop").get(0).asText());
        assertEquals(Set.of("postgres", "artemis", "keycloak"), names(COMPOSE.at("/services/gateway/depends_on")));
    }

    /** Jackson does not merge, so the text itself is asked. */
    private static String anchor(String service) {
        String text = read(FOLDER.resolve("compose.yaml"));
        return text.contains("\n  " + service + ":\n    <<: *hardened\n") ? "hardened" : "none";
    }

    @Test
    void whatTheGatewayIsToldAreSettingsAndNothingNeededIsMissing() {
        Map<String, String> told = COMPOSE.at("/services/gateway/environment").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
        assertEquals(List.of(), new Told(List.of(told)).findings());
        told.values().stream()
                .filter(value -> value.startsWith("/run/secrets/"))
                .forEach(value -> assertTrue(
                        contains(COMPOSE.at("/services/gateway/secrets"), value.replace("/run/secrets/", "")), value));
        assertFalse(told.keySet().stream().anyMatch(name -> name.endsWith("PASSWORD")), "passwords come by files");
    }

    @Test
    void everySecretThatIsUsedIsMadeAndEveryFileThatIsNamedIsThere() throws Exception {
        Path secrets = makeSecrets();
        Set<String> declared = names(COMPOSE.get("secrets"));
        COMPOSE.get("secrets").forEach(secret -> {
            Path made = secrets.resolve(secret.get("file").asText().replace("./secrets/", ""));
            assertTrue(Files.exists(made), made.toString());
        });
        for (JsonNode service : COMPOSE.get("services")) {
            service.path("secrets").forEach(name -> assertTrue(declared.contains(name.asText()), name.asText()));
            service.path("volumes").forEach(volume -> {
                String from = volume.asText().replaceFirst(":.*", "");
                boolean there = from.startsWith("./secrets/")
                        ? Files.exists(secrets.resolve(from.replace("./secrets/", "")))
                        : from.startsWith("./")
                                ? Files.exists(FOLDER.resolve(from))
                                : COMPOSE.get("volumes").has(from);
                assertTrue(there, from);
            });
        }
        assertTrue(Files.exists(FOLDER.resolve(
                        COMPOSE.at("/services/gateway/build/context").asText())
                .resolve(COMPOSE.at("/services/gateway/build/dockerfile").asText())));
        assertTrue(Files.readString(Path.of(".gitignore")).contains("/docker/secrets/"));
    }

    @Test
    void theSecretsThatAreMadePassTheChecksOfAStart() throws Exception {
        Path secrets = makeSecrets();
        List<Finding> findings = new ArrayList<>();
        var now = InstantSource.system().instant();
        Path password = secrets.resolve("keystore-password");
        findings.addAll(new KeyStoreCheck("x", secrets.resolve("gateway-signing.p12"), password, true).run(now));
        findings.addAll(new KeyStoreCheck("x", secrets.resolve("gateway-tls.p12"), password, false).run(now));
        findings.addAll(new PemCheck("x", secrets.resolve("ca.pem"), false).run(now));
        LinksFile links = ConfigCheck.links(FOLDER.resolve("config"));
        assertTrue(links != null);
        links.links().stream()
                .flatMap(link -> link.senders().stream())
                .forEach(sender -> findings.addAll(
                        new PemCheck("x", secrets.resolve("certificates").resolve(sender.certificate()), true)
                                .run(now)));
        findings.addAll(ConfigCheck.run(FOLDER.resolve("config")));
        assertEquals(List.of(), findings.stream().filter(Finding::refuses).toList());
    }

    @Test
    void theBrokersSettingsAreDurableAndHoldTheQueuesOfTheLinks() throws Exception {
        Configuration broker = broker(makeSecrets().resolve("artemis/broker.xml"));
        assertEquals(List.of(), Durability.ofBroker(broker));
        assertEquals(1, broker.getAcceptorConfigurations().size());
        String acceptor = broker.getAcceptorConfigurations()
                .iterator()
                .next()
                .getCombinedParams()
                .toString();
        for (String needed :
                List.of("protocols=CORE", "sslEnabled=true", "enabledProtocols=TLSv1.3", "needClientAuth=true")) {
            assertTrue(acceptor.contains(needed), needed);
        }
        AddressSettings notifications = broker.getAddressSettings().get("activemq.notifications");
        assertTrue(notifications != null && !notifications.isSendToDLAOnNoRoute());
        assertEquals(50_000, broker.getIDCacheSize());
        assertEquals(60, broker.getJournalCompactMinFiles());
        Set<String> queues = broker.getAddressConfigurations().stream()
                .map(CoreAddressConfiguration::getName)
                .collect(Collectors.toSet());
        LinksFile links = ConfigCheck.links(FOLDER.resolve("config"));
        assertTrue(links != null
                && links.links().stream()
                        .allMatch(link -> queues.contains(link.sendQueue()) && queues.contains(link.receiveQueue())));
    }

    private static Configuration broker(Path file) throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager reader = new FileDeploymentManager(file.toUri().toString());
        reader.addDeployable(configuration);
        reader.readConfiguration();
        return configuration;
    }

    @Test
    void thePageSaysThatNothingWasRunWithAnEngine() {
        assertTrue(read(FOLDER.resolve("README.md")).contains("have not been run with one"));
    }

    private Path makeSecrets() throws Exception {
        Path secrets = temp.resolve("secrets");
        Process making = new ProcessBuilder("docker/make-secrets", secrets.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, making.waitFor(), said);
        return secrets;
    }

    private static List<String> instructions() throws IOException {
        String text = Files.readString(FOLDER.resolve("Dockerfile"))
                .replaceAll("(?m)^#.*\\R", "")
                .replaceAll("\\\\\\R\\s*", "");
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static List<String> starting(List<String> lines, String with) {
        return lines.stream().filter(line -> line.startsWith(with + " ")).toList();
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode each : list) {
            if (each.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
