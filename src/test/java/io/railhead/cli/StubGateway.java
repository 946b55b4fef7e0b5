package io.railhead.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A gateway that answers what it was told to and remembers what it was asked. The last answer to a request
 * line is repeated; what nobody told it is a 404 problem.
 */
final class StubGateway implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    StubGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    record Asked(String line, Headers headers, String body) {
        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    private record Answer(int status, String body) {}

    int port() {
        return server.getAddress().getPort();
    }

    /** @param line method, path and query, like {@code GET /v1/payments?limit=50} */
    synchronized StubGateway on(String line, int status, String body) {
        answers.computeIfAbsent(line, unknown -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        Answer answer = next(new Asked(line, exchange.getRequestHeaders(), body));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer next(Asked request) {
        asked.add(request);
        Deque<Answer> told = answers.get(request.line());
        if (told == null) {
            return new Answer(404, "{\"status\":404,\"code\":\"NOT_FOUND\",\"detail\":\"There is no such thing.\"}");
        }
        return told.size() > 1 ? told.removeFirst() : told.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
