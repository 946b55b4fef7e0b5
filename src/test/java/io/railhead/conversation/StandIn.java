package io.railhead.conversation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.railhead.api.DemoTokenIssuer;
import io.railhead.payment.ParticipantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something that answers like the program, for tests of the runner itself: every path has one answer, which a test may
 * change; a payment is answered 202 and listed by its end-to-end id.
 */
final class StandIn implements Railhead, AutoCloseable {
    final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Path data;
    private final String token;
    private final AtomicInteger starts = new AtomicInteger(1);

    StandIn(Path data) throws IOException {
        this.data = data;
        Path secrets = Files.createDirectories(data.resolve("secrets"));
        DemoTokenIssuer.ensureKeys(secrets);
        token = DemoTokenIssuer.open(secrets, InstantSource.system())
                .orElseThrow()
                .issue(new ParticipantId("demo"), DemoTokenIssuer.Role.CLIENT);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::answer);
        server.start();
        answers.put("/simulator/ledger", ledger(0, "0.00"));
        answers.put("/v1/audit/security-events", "{\"events\":[]}");
        answers.put("/v1/links", "{\"links\":[{\"name\":\"uk-fps\",\"duplicates\":0}]}");
        answers.put("/v1/links/uk-fps/parked", "{\"parked\":[]}");
        answers.put("/v1/payments", "{\"payments\":[]}");
    }

    static String ledger(int count, String sum) {
        return "{\"uk-fps\":{\"settled\":{\"count\":%d,\"sum\":{\"GBP\":\"%s\"}},\"rejected\":{\"count\":0,\"sum\":{}},\"doubled\":0}}"
                .formatted(count, sum);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getRequestBody().readAllBytes();
        String known = answers.get(exchange.getRequestMethod().equals("POST") ? "POST " + path : path);
        byte[] body = (known == null ? "{\"code\":\"not-found\"}" : known).getBytes(StandardCharsets.UTF_8);
        int status = known == null ? 404 : exchange.getRequestMethod().equals("POST") ? 202 : 200;
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    int starts() {
        return starts.get();
    }

    @Override
    public URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public Path inbox() {
        return data.resolve("inbox/demo");
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public int brokerPort() {
        return 1;
    }

    @Override
    public void kill9() {}

    @Override
    public void terminate() {}

    @Override
    public void restart() {
        starts.incrementAndGet();
    }

    @Override
    public String logTail() {
        return "(the last lines)";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
