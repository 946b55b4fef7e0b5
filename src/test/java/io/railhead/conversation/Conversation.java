package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.railhead.conversation.PaymentSpec.Bearer;
import io.railhead.conversation.Scene.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays one conversation against a running program. For one thread, once. */
final class Conversation {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Pattern ID_OF = Pattern.compile("\\{([^}]+)}");

    private final Scene scene;
    private final Checks checks;
    private final ParkedSoFar parked = new ParkedSoFar();

    private Conversation(Railhead railhead, Rest rest) {
        scene = new Scene(railhead, rest);
        checks = new Checks(scene, Baseline.take(rest));
    }

    /**
     * Plays it to its end.
     *
     * @return the cells of the state machine that its payments entered
     * @throws AssertionError with the line, what was expected and what was seen
     */
    static Set<String> play(Script script, Railhead railhead) {
        try (Rest rest = new Rest(railhead)) {
            Conversation conversation = new Conversation(railhead, rest);
            for (Script.Statement statement : script.statements()) {
                conversation.playing(script, statement, railhead);
            }
            String accident = conversation.checks.accident(conversation.parked);
            if (accident != null) {
                throw new AssertionError(script + ", at its end: " + accident);
            }
            return script.interrupts() ? Set.of() : conversation.entered();
        }
    }

    private void playing(Script script, Script.Statement statement, Railhead railhead) {
        try {
            play(statement.step());
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError(
                    "%s, line %d: %s%n  seen: %s%n  the program's last lines:%n%s"
                            .formatted(
                                    script,
                                    statement.line(),
                                    statement.text(),
                                    failed.getMessage(),
                                    railhead.logTail()),
                    failed);
        }
    }

    private void play(Step step) {
        switch (step) {
            case Step.Send send ->
                scene.asked(
                        send.payment().name(),
                        ask(send.payment(), send.payment().name()));
            case Step.Refuse refuse -> refuse(refuse);
            case Step.Repeat repeat ->
                scene.heard(again(repeat.name(), repeat.changes()).answer());
            case Step.Duplicate duplicate -> duplicate(duplicate);
            case Step.Call call -> call(call);
            case Step.Expect expect -> expect(expect.that());
            case Step.Wait wait -> await(wait.atMost(), wait.until());
            case Step.Watch watch -> watch(watch.time(), watch.that());
            case Step.Crash _ -> scene.railhead.kill9();
            case Step.Stop _ -> scene.railhead.terminate();
            case Step.Restart _ -> scene.railhead.restart();
            case Step.LinkSwitch link -> linkSwitch(link);
            case Step.Drop drop -> drop(drop.file());
            case Step.Litter litter ->
                InitiationFile.litter(scene.railhead.inbox(), scene.fileName(litter.name()), litter.directory());
            case Step.Inject inject ->
                OtherSide.put(scene.railhead, inject.link(), inject.parcel(), () -> answerOf(inject.parcel()));
        }
    }

    private Request ask(PaymentSpec spec, String name) {
        String id = scene.endToEndId(name);
        String body = spec.body() == null
                ? RequestBody.json(spec, id).toString()
                : spec.body().replace("$id", id);
        return send(spec, id, body);
    }

    private Request again(String name, PaymentSpec changes) {
        Request first = scene.request(name);
        String body = first.body();
        if (!changes.changes().isEmpty()) {
            var json = RequestBody.json(first.spec(), scene.endToEndId(name));
            changes.changes().forEach(change -> RequestBody.apply(json, change));
            body = json.toString();
        }
        return send(changes, first.key(), body);
    }

    private Request send(PaymentSpec spec, String usualKey, String body) {
        PaymentSpec.Transport transport = spec.transport();
        String key = switch (transport.key()) {
            case PaymentSpec.Key.Fresh _ -> usualKey;
            case PaymentSpec.Key.None _ -> "";
            case PaymentSpec.Key.Given given -> given.text();
            case PaymentSpec.Key.Of of -> scene.request(of.payment()).key();
        };
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", transport.type());
        if (!(transport.key() instanceof PaymentSpec.Key.None)) {
            headers.put("Idempotency-Key", key);
        }
        if (transport.prefer() != null) {
            headers.put("Prefer", transport.prefer());
        }
        byte[] bytes = RequestBody.bytes(body, transport);
        return new Request(
                spec, key, body, scene.rest.call("POST", "/v1/payments", transport.bearer(), headers, bytes));
    }

    private void refuse(Step.Refuse refuse) {
        String name = scene.unnamed();
        Answer answer = ask(refuse.payment(), name).answer();
        scene.heard(answer);
        expect(new Expectation.Status(refuse.status(), Set.of(refuse.problem()), null, refuse.place()));
        expect(new Expectation.Listed(name, 0));
    }

    private void duplicate(Step.Duplicate duplicate) {
        Request first = scene.request(duplicate.name());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> again(
                                            duplicate.name(),
                                            new PaymentSpec(
                                                    duplicate.name(),
                                                    Map.of(),
                                                    List.of(),
                                                    null,
                                                    PaymentSpec.Transport.USUAL))
                                    .answer(),
                            threads))
                    .limit(duplicate.times())
                    .toList();
            for (CompletableFuture<Answer> each : answers) {
                Answer answer = each.join();
                scene.heard(answer);
                if (!Arrays.equals(first.answer().body(), answer.body())) {
                    throw new AssertionError("an answer that differs from the first: " + answer);
                }
            }
        }
    }

    private void call(Step.Call call) {
        Matcher names = ID_OF.matcher(call.path());
        String path = names.replaceAll(found -> Matcher.quoteReplacement(known(found.group(1))));
        scene.heard(scene.rest.call(call.method(), path, call.bearer(), keyed(call.method()), null));
    }

    private String known(String name) {
        String id = scene.id(name);
        if (id == null) {
            throw new AssertionError("no payment is known as \"" + name + "\"");
        }
        return id;
    }

    private Map<String, String> keyed(String method) {
        return method.equals("POST") ? Map.of("Idempotency-Key", scene.endToEndId(scene.unnamed())) : Map.of();
    }

    private void linkSwitch(Step.LinkSwitch link) {
        String path = "/v1/links/" + link.link() + (link.start() ? "/start" : "/stop");
        Answer answer = scene.rest.call("POST", path, new Bearer.Of("demo", "operator"), keyed("POST"), null);
        if (!answer.well()) {
            throw new AssertionError("POST " + path + " answered " + answer);
        }
    }

    private void drop(Step.FileSpec file) {
        byte[] content = file.sameAs() == null
                ? InitiationFile.write(
                        file, scene::endToEndId, InstantSource.system().instant())
                : scene.file(file.sameAs());
        scene.dropped(file.name(), content);
        InitiationFile.drop(scene.railhead.inbox(), scene.fileName(file.name()), content);
    }

    private byte[] answerOf(Step.Parcel parcel) {
        if (!(parcel instanceof Step.Parcel.AnswerOf(String payment, int _))) {
            throw new IllegalStateException("this parcel is no answer");
        }
        JsonNode last = scene.rest.get("/v1/payments/" + known(payment) + "/messages").list().stream()
                .filter(message -> message.path("direction").asText().equals("in"))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no answer to \"" + payment + "\" is kept"));
        return scene.rest.xml("/v1/messages/" + last.path("id").asText()).body();
    }

    private void expect(Expectation expectation) {
        parked.announce(expectation);
        String failure = checks.failure(expectation);
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }

    private void await(Duration atMost, Expectation until) {
        parked.announce(until);
        long end = System.nanoTime() + atMost.toNanos();
        @Nullable String failure = checks.failure(until);
        while (failure != null && System.nanoTime() < end) {
            pause();
            failure = checks.failure(until);
        }
        if (failure != null) {
            throw new AssertionError("not within " + atMost.toSeconds() + " s; at last " + failure);
        }
    }

    private void watch(Duration time, Expectation that) {
        long end = System.nanoTime() + time.toNanos();
        do {
            expect(that);
            pause();
        } while (System.nanoTime() < end);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        }
    }

    private Set<String> entered() {
        Set<String> cells = new TreeSet<>();
        scene.ids()
                .values()
                .forEach(id -> cells.addAll(TimelineCells.of(
                        scene.rest.get("/v1/payments/" + id + "/timeline").list())));
        return cells;
    }
}
