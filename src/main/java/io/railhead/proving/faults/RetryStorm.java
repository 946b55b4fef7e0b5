package io.railhead.proving.faults;

import io.railhead.message.Digest;
import io.railhead.proving.HttpConnection;
import io.railhead.proving.Instructions;
import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** F29: very many clients who all mean the same payment ask at once, at both gateways. */
record RetryStorm(int requests) implements Fault {
    private static final int SOCKETS = 64;
    private static final int PATIENCE_MILLIS = 20_000;

    @Override
    public String number() {
        return "F29";
    }

    @Override
    public String what() {
        return requests + " requests for one payment, " + SOCKETS + " at once, at both gateways";
    }

    @Override
    public String expected() {
        return "one answer for all, or not now: 409, 429 or 503";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(5);
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException {
        Instructions storm = new Instructions("ST" + scene.play().nextNumber());
        Set<String> answers = ConcurrentHashMap.newKeySet();
        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        Semaphore sockets = new Semaphore(SOCKETS);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < requests; i++) {
                Node node = i % 2 == 0 ? Node.A : Node.B;
                sockets.acquire();
                clients.execute(() -> {
                    try {
                        int status = ask(scene, node, storm, answers);
                        statuses.computeIfAbsent(status, each -> new AtomicInteger())
                                .incrementAndGet();
                    } finally {
                        sockets.release();
                    }
                });
            }
        }
        List<Violation> violations = new ArrayList<>();
        if (answers.size() != 1) {
            violations.add(new Violation(number(), storm.key(0), answers.size() + " different answers were given"));
        }
        statuses.keySet().stream()
                .filter(status -> !Set.of(202, 409, 429, 503).contains(status))
                .forEach(status -> violations.add(
                        new Violation(number(), storm.key(0), statuses.get(status) + " times HTTP " + status)));
        return violations;
    }

    /** 0 where there was no answer at all. */
    private static int ask(Scene scene, Node node, Instructions storm, Set<String> answers) {
        try (HttpConnection connection =
                new HttpConnection(scene.stage().address(node), scene.token(), PATIENCE_MILLIS)) {
            HttpConnection.Answer answer = connection.pay(storm.json(0), storm.key(0), 0);
            if (answer.status() == 202) {
                answers.add(Digest.of(answer.body()).toString());
            }
            return answer.status();
        } catch (IOException broken) {
            return 0;
        }
    }
}
