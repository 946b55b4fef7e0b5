package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The packaged gateway on parts that run elsewhere: what it refuses, and that it pays. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartIT {
    private static final Path FOLDER = Path.of("target/start").toAbsolutePath();
    private static final String PAYMENT = """
            {"amount":{"currency":"GBP","value":"10.00"},
             "debtor":{"name":"Acme Ltd","account":{"sortCode":"202959","accountNumber":"63748472"}},
             "creditor":{"name":"Ada Example","account":{"iban":"GB29NWBK60161331926819"}},
             "endToEndId":"INV-1001","reference":"Invoice 1001"}""";

    private static Outside outside;

    @BeforeAll
    static void startWhatItStandsOn() throws Exception {
        outside = new Outside(FOLDER);
        outside.start();
    }

    @AfterAll
    static void stopIt() {
        outside.close();
    }

    @Test
    @Order(1)
    void eightThingsWrongAreEightLinesAndNothingIsStarted() throws Exception {
        Map<String, String> told = new TreeMap<>(outside.environment());
        told.put("RAILHEAD_BROKER_PROT", "61617");
        told.put("RAILHEAD_DATABASE_PASSWORD_FILE", outside.secret("postgres-owner"));
        told.put("RAILHEAD_BROKER_PORT", String.valueOf(Outside.freePort()));
        told.put("RAILHEAD_ISSUER_URL", "http://issuer.example/realms/bank");
        told.put("RAILHEAD_SIGNING_KEY_STORE", FOLDER.resolve("lost.p12").toString());
        Path open = Files.copy(Path.of(outside.secret("broker-gateway")), FOLDER.resolve("open-password"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        told.put("RAILHEAD_BROKER_PASSWORD_FILE", open.toString());
        Path config = copyOfConfig();
        told.put("RAILHEAD_CONFIG_FOLDER", config.toString());
        Files.writeString(
                config.resolve("participants.yaml"), "participants: []\nothers: {mayDebitAnyAccount: true}\n");
        replace(config.resolve("links.yaml"), "ourAgent: RAILGB2LXXX", "ourAgnet: RAILGB2LXXX");

        try (ChildProcess start = start("eight.log", told)) {
            assertEquals(1, start.exit(120));
            List<String> lines = start.lines();
            assertEquals("Railhead does not start: 8 things are wrong.", lines.getFirst());
            assertEquals(
                    List.of(
                            "BROKER-UNREACHABLE",
                            "CONFIG-DEMO",
                            "CONFIG-INVALID",
                            "DB-PASSWORD",
                            "FILE-OPEN",
                            "ISSUER-INSECURE",
                            "KEY-MISSING",
                            "SETTING-UNKNOWN"),
                    lines.stream()
                            .skip(1)
                            .map(line -> line.replaceFirst(" .*", ""))
                            .sorted()
                            .toList(),
                    () -> String.join("\n", lines));
            String all = String.join("\n", lines);
            assertTrue(all.contains("did you mean 'RAILHEAD_BROKER_PORT'?"), all);
            assertTrue(all.contains("unknown key 'ourAgnet'; did you mean 'ourAgent'?"), all);
            assertFalse(all.contains(Files.readString(open).strip()), "a password in the list");
        }
        assertFalse(Files.exists(FOLDER.resolve("data/inbox/payroll")), "it went on");
    }

    @Test
    @Order(2)
    void itPaysOnADatabaseABrokerAndAnIssuerThatRunElsewhere() throws Exception {
        int port = Outside.freePort();
        Map<String, String> told = new TreeMap<>(outside.environment());
        told.put("RAILHEAD_HTTP_PORT", String.valueOf(port));
        told.put("RAILHEAD_NODE", "first");
        try (ChildProcess gateway = start("start.log", told)) {
            URI base = URI.create(gateway.await("READY ", 180));
            assertEquals(port, base.getPort());
            assertEquals(200, get(base, "health/live", "").statusCode());
            assertEquals(401, get(base, "v1/payments", "").statusCode());
            assertEquals(
                    404,
                    get(base, "simulator/ledger", outside.issuer.token("acme", "client"))
                            .statusCode());

            HttpResponse<String> paid = payUntilFinal(base, outside.issuer.token("acme", "client"));
            assertEquals(201, paid.statusCode(), paid.body());
            assertTrue(
                    paid.body().contains("\"state\":\"settled\",\"final\":true,\"certainty\":\"moved\""), paid.body());
            assertEquals(
                    1,
                    Files.readString(outside.ledger("uk-fps"))
                            .lines()
                            .filter(line -> line.contains(" B "))
                            .count());

            strangers(base);
            aSecondOfTheSameNameIsRefused(told);

            gateway.terminate();
            assertEquals("Stopped.", gateway.lines().getLast(), () -> "see " + FOLDER);
        }
        assertTrue(outside.allAlive(), "the stop took something with it that it did not start");
    }

    /** Participant and role come from the token, and the token from the issuer alone. */
    private static void strangers(URI base) throws Exception {
        try (OutsideIssuer another = new OutsideIssuer()) {
            assertEquals(401, pay(base, another.token("acme", "client")).statusCode());
        }
        assertEquals(403, pay(base, outside.issuer.token("acme", "auditor")).statusCode());
        assertEquals(403, pay(base, outside.issuer.token("nobody", "client")).statusCode());
    }

    private static void aSecondOfTheSameNameIsRefused(Map<String, String> told) throws Exception {
        Map<String, String> second = new TreeMap<>(told);
        second.put("RAILHEAD_DATA", FOLDER.resolve("data-2").toString());
        second.put("RAILHEAD_HTTP_PORT", String.valueOf(Outside.freePort()));
        try (ChildProcess refused = start("second.log", second)) {
            assertEquals(1, refused.exit(120));
            List<String> lines = refused.lines();
            assertEquals(2, lines.size(), () -> String.join("\n", lines));
            assertTrue(
                    lines.getLast().startsWith("NODE-IN-USE  railhead.node: a gateway named first"), lines::toString);
        }
    }

    private static ChildProcess start(String log, Map<String, String> told) throws IOException {
        return ChildProcess.ofProgram(FOLDER.resolve(log), told, new ArrayList<>(List.of("start")));
    }

    private static HttpResponse<String> get(URI base, String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET(), token);
    }

    private static HttpResponse<String> pay(URI base, String token) throws Exception {
        return send(
                HttpRequest.newBuilder(base.resolve("v1/payments"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "start-it-1")
                        .header("Prefer", "wait=20")
                        .POST(HttpRequest.BodyPublishers.ofString(PAYMENT)),
                token);
    }

    /** The same key asks again without paying again, as a caller does who has waited in vain. */
    private static HttpResponse<String> payUntilFinal(URI base, String token) throws Exception {
        HttpResponse<String> answer = pay(base, token);
        for (int i = 0; i < 5 && answer.statusCode() == 202; i++) {
            answer = pay(base, token);
        }
        return answer;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder with = token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
            return client.send(with.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Path copyOfConfig() throws IOException {
        Path copy = Files.createDirectories(FOLDER.resolve("config-bad"));
        for (String name : List.of("links.yaml", "participants.yaml", "channels.yaml", "railhead.properties")) {
            Files.copy(outside.config().resolve(name), copy.resolve(name));
        }
        return copy;
    }

    private static void replace(Path file, String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replaceFirst(from, to));
    }
}
