package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.conversation.PaymentSpec.Bearer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten thousand impatient clients at once, who all mean the same payment. */
@ExtendWith(Demo.class)
class RetryStormIT {
    private static final int REQUESTS = 10_000;
    /** So many at a time; the rest wait here, as they would in any client's pool. */
    private static final int SOCKETS = 64;

    @Test
    void tenThousandRetriesAtOnceAreOnePayment(RunningRailhead railhead) {
        String id = "STORM-" + UUID.randomUUID().toString().substring(0, 8);
        PaymentSpec spec = new PaymentSpec("storm", Map.of(), List.of(), null, PaymentSpec.Transport.USUAL);
        byte[] body = RequestBody.json(spec, id).toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", id);
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        Semaphore sockets = new Semaphore(SOCKETS);
        try (Rest rest = new Rest(railhead)) {
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, REQUESTS)
                        .forEach(i -> clients.execute(() -> {
                            sockets.acquireUninterruptibly();
                            try {
                                answers.add(rest.call("POST", "/v1/payments", new Bearer.Own(), headers, body));
                            } finally {
                                sockets.release();
                            }
                        }));
            }
            assertEquals(REQUESTS, answers.size(), "every client was answered");
            List<Answer> taken =
                    answers.stream().filter(answer -> answer.status() == 202).toList();
            taken.forEach(answer -> assertArrayEquals(taken.getFirst().body(), answer.body()));
            Map<Integer, Long> others = answers.stream()
                    .filter(answer -> answer.status() != 202)
                    .collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
            assertTrue(
                    answers.stream().filter(answer -> answer.status() != 202).allMatch(RetryStormIT::saysTryAgain),
                    () -> "only 'not now' beside the one answer, but there were " + others);
            assertTrue(
                    taken.stream()
                                    .filter(answer -> answer.headers()
                                            .firstValue("Idempotency-Replayed")
                                            .isEmpty())
                                    .count()
                            == 1,
                    "one made it, the others were told of it");
            assertEquals(1, rest.get("/v1/payments?endToEndId=" + id).list().size());
        }
    }

    private static boolean saysTryAgain(Answer answer) {
        return (answer.status() == 409 || answer.status() == 429)
                && answer.headers().firstValue("Retry-After").isPresent();
    }
}
