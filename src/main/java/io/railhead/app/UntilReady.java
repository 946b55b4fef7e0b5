package io.railhead.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until the gateway says of itself that it is ready. */
final class UntilReady {
    private static final int MOST_TRIES = 1800;

    private UntilReady() {}

    /** @return false when it is not within three minutes */
    static boolean await(String host, int port) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            for (int i = 0; i < MOST_TRIES; i++) {
                if (isReady(client, request)) {
                    return true;
                }
                Thread.sleep(100);
            }
            return false;
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
