package io.railhead.app.checks;

import static io.railhead.app.checks.PasswordFileTest.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerCheckTest {
    private static final String METADATA = "/.well-known/openid-configuration";
    private static final String KEYS = "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\"}]}";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    IssuerCheckTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            String known = answers.get(exchange.getRequestURI().getPath());
            byte[] body = (known == null ? "" : known).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known == null ? 404 : 200, known == null ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        answers.put(METADATA, metadata(url(), url() + "/keys"));
        answers.put("/keys", KEYS);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anIssuerWithKeysIsFine() {
        assertEquals(List.of(), faults(run(url())));
    }

    @Test
    void plainHttpIsForThisMachineAlone() {
        assertEquals(List.of(Fault.ISSUER_INSECURE), faults(run("http://issuer.example/realms/bank")));
        answers.put(METADATA, metadata(url(), "http://keys.example/keys"));
        assertEquals(List.of(Fault.ISSUER_INSECURE), faults(run(url())));
    }

    @Test
    void silenceIsTold() {
        server.stop(0);
        assertEquals(List.of(Fault.ISSUER_UNREACHABLE), faults(run(url())));
    }

    @Test
    void metadataThatWillNotDoIsTold() {
        for (String bad : List.of(
                "<html>",
                "{}",
                "{\"issuer\":\"" + url() + "\"}",
                metadata(url() + "/", url() + "/keys"),
                metadata(url(), url() + "/nothing-here"))) {
            answers.put(METADATA, bad);
            assertEquals(List.of(Fault.ISSUER_METADATA), faults(run(url())), bad);
        }
        answers.remove(METADATA);
        assertEquals(List.of(Fault.ISSUER_METADATA), faults(run(url())));
    }

    @Test
    void aSharedSecretOrAnEncryptionKeyIsNoSigningKey() {
        for (String bad : List.of("{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\"}]}", KEYS.replace("sig", "enc"))) {
            answers.put("/keys", bad);
            assertEquals(List.of(Fault.ISSUER_METADATA), faults(run(url())), bad);
        }
    }

    @Test
    void anAuthorityThatCannotBeReadIsTold() {
        assertEquals(
                List.of(Fault.KEY_UNREADABLE),
                faults(new IssuerCheck(URI.create(url()), Path.of("no-such.pem")).run()));
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static String metadata(String issuer, String keys) {
        return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(issuer, keys);
    }

    private static List<Finding> run(String issuer) {
        return new IssuerCheck(URI.create(issuer), null).run();
    }
}
