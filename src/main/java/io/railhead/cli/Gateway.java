package io.railhead.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The REST calls of one gateway, as one bearer. For one thread; close it after use. */
final class Gateway implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Bytes a second, less than which the gateway does not take either. */
    private static final long SLOWEST = 8 << 10;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final URI base;
    private final String bearer;
    private final HttpClient client;

    Gateway(URI base, String bearer) {
        this.base = base;
        this.bearer = bearer;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** @param pathAndQuery percent-encoded where it must be, see {@link Query} */
    Reply get(String pathAndQuery) {
        return send(request(pathAndQuery, PATIENCE).GET());
    }

    /**
     * Asks for a payment.
     *
     * @param wait how long the gateway may hold the answer back for a final outcome; zero for not at all
     */
    Reply pay(JsonNode instruction, String idempotencyKey, Duration wait) {
        HttpRequest.Builder request = request("/v1/payments", PATIENCE.plus(wait))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(instruction.toString()));
        if (wait.isPositive()) {
            request.header("Prefer", "wait=" + wait.toSeconds());
        }
        return send(request);
    }

    /**
     * Sends a file.
     *
     * @param sent is told now and then how many bytes of how many were handed over
     */
    Reply send(String pathAndQuery, Path file, String mediaType, String idempotencyKey, Sent sent) {
        try {
            long length = Files.size(file);
            var content = BodyPublishers.ofInputStream(() -> counted(file, length, sent));
            return send(request(pathAndQuery, PATIENCE.plusSeconds(length / SLOWEST))
                    .header("Content-Type", mediaType)
                    .header("Idempotency-Key", idempotencyKey)
                    .POST(length == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(content, length)));
        } catch (IOException unreadable) {
            return new Reply.Lost("The file " + file + " cannot be read: " + unreadable.getMessage(), false);
        }
    }

    /** Is told how much was sent. */
    interface Sent {
        void of(long bytes, long all);
    }

    private static InputStream counted(Path file, long length, Sent sent) {
        try {
            return new FilterInputStream(Files.newInputStream(file)) {
                private long bytes;

                @Override
                public int read(byte[] into, int from, int most) throws IOException {
                    int read = super.read(into, from, most);
                    bytes += Math.max(0, read);
                    sent.of(bytes, length);
                    return read;
                }
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private HttpRequest.Builder request(String pathAndQuery, Duration patience) {
        return HttpRequest.newBuilder(base.resolve(pathAndQuery))
                .timeout(patience)
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json, application/problem+json");
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return read(response.statusCode(), response.body());
        } catch (ConnectException nobody) {
            return new Reply.Lost("No gateway answers at " + base + ": is it running, and on this port?", false);
        } catch (HttpTimeoutException slow) {
            return new Reply.Lost("The gateway at " + base + " did not answer in time.", true);
        } catch (IOException broken) {
            return new Reply.Lost("The connection to " + base + " broke: " + broken.getMessage(), true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply.Lost("Interrupted before the answer came.", true);
        }
    }

    private Reply read(int status, String body) {
        boolean well = status >= 200 && status < 300;
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree.isContainerNode()) {
                return well ? new Reply.Answered(status, tree) : new Reply.Refused(status, tree);
            }
        } catch (JsonProcessingException notJson) {
            // An answer without JSON is told by its status below.
        }
        return status == 401 || status == 403
                ? new Reply.Lost("The gateway does not accept this token (HTTP " + status + ").", false)
                : new Reply.Lost("The gateway answered HTTP " + status + " without JSON.", status >= 500 || well);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
