package io.railhead.conversation;

import io.railhead.api.DemoTokenIssuer;
import io.railhead.conversation.PaymentSpec.Bearer;
import io.railhead.payment.ParticipantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** REST calls to the program under test, as any of its users. Safe for several threads. */
final class Rest implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Railhead railhead;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Rest(Railhead railhead) {
        this.railhead = railhead;
    }

    Answer get(String pathAndQuery) {
        return call("GET", pathAndQuery, new Bearer.Own(), Map.of("Accept", "application/json"), null);
    }

    Answer getAs(String role, String pathAndQuery) {
        return call("GET", pathAndQuery, new Bearer.Of("demo", role), Map.of("Accept", "application/json"), null);
    }

    /** Exact bytes of a stored message. */
    Answer xml(String pathAndQuery) {
        return call("GET", pathAndQuery, new Bearer.Own(), Map.of("Accept", "application/xml"), null);
    }

    Answer call(
            String method, String pathAndQuery, Bearer bearer, Map<String, String> headers, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(railhead.base().resolve(pathAndQuery))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        String token = token(bearer);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException lost) {
            throw new UncheckedIOException(method + " " + pathAndQuery + " got no answer", lost);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        }
    }

    private @Nullable String token(Bearer bearer) {
        return switch (bearer) {
            case Bearer.Own _ -> railhead.token();
            case Bearer.None _ -> null;
            case Bearer.Of(String who, String role) -> issue(who, role, InstantSource.system());
            case Bearer.Expired _ ->
                issue(
                        "demo",
                        "client",
                        InstantSource.offset(
                                InstantSource.system(),
                                DemoTokenIssuer.LIFETIME.plusHours(1).negated()));
            case Bearer.Forged _ -> forged(railhead.token());
        };
    }

    /** Any demo token can be had by {@code railhead token}; this is the code behind it. */
    private String issue(String who, String role, InstantSource clock) {
        Path secrets = railhead.data().resolve("secrets");
        try {
            return DemoTokenIssuer.open(secrets, clock)
                    .orElseThrow(() -> new IllegalStateException("no demo key in " + secrets))
                    .issue(new ParticipantId(who), DemoTokenIssuer.Role.valueOf(role.toUpperCase(Locale.ROOT)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A signature of the right length that is wrong in its middle. */
    private static String forged(String token) {
        int at = token.lastIndexOf('.') + 20;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
