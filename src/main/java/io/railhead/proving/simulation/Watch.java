package io.railhead.proving.simulation;

import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Writes;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything that happens, with knowledge that no part of the gateway has, and keeps the first thing that must
 * not be. What is forbidden is forbidden at any moment, faults or not. Also counts what came about.
 */
final class Watch {
    private final World world;
    private final CommitChecks commits;
    private final Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
    private final Map<Integer, byte[]> firstBytes = new HashMap<>();
    private final Map<Integer, byte[]> responses = new HashMap<>();
    private final Map<Integer, PaymentId> told = new HashMap<>();
    private final Set<Writes> given = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Violation violation;

    Watch(World world) {
        this.world = world;
        this.commits = new CommitChecks(world, this);
    }

    void count(Seen what) {
        seen.merge(what, 1, Integer::sum);
    }

    Map<Seen, Integer> seen() {
        return seen;
    }

    @Nullable Violation violation() {
        return violation;
    }

    /** Notes what must not be, and ends the run. */
    void violated(String invariant, String sentence) {
        if (violation == null) {
            violation = new Violation(invariant, sentence, world.agenda().now());
            world.agenda().halt();
        }
    }

    /** Something failed, and no fault of the schedule explains it; the story has the whole trace. */
    void failed(Throwable what) {
        boolean restless = what instanceof Agenda.Restless;
        violated(restless ? "I12" : "DEFECT", restless ? String.valueOf(what.getMessage()) : words(what));
        world.tell(() -> trace(what));
    }

    private static String trace(Throwable what) {
        StringBuilder trace = new StringBuilder();
        for (Throwable one = what; one != null; one = one.getCause()) {
            trace.append(one == what ? "" : "\ncaused by ").append(one);
            for (StackTraceElement element : one.getStackTrace()) {
                trace.append("\n\tat ").append(element);
            }
        }
        return trace.toString();
    }

    private static String words(Throwable what) {
        StackTraceElement[] trace = what.getStackTrace();
        return what + (trace.length == 0 ? "" : ", at " + trace[0]);
    }

    /** A plan of the engine goes to the database. */
    void given(Writes writes) {
        if (!given.add(writes)) {
            violated("COMMIT", "a commit whose end is unknown is run again");
        }
    }

    /** The message that was committed under this id, or null. */
    @Nullable Outgoing outgoing(MessageId message) {
        return commits.outgoing(message);
    }

    void committed(Writes writes, Map<PaymentId, Payment> before, Set<PaymentId> known) {
        commits.committed(writes, before, known);
    }

    /** A message is about to be signed. */
    void signing(GatewayNode node, Payment payment) {
        world.tell(() -> "node %d signs p%d".formatted(node.number(), plan(payment)));
        if (!node.isTrulyReady(payment.scheme())) {
            violated("LINK", "p%d is signed while its link is down".formatted(plan(payment)));
        }
    }

    static int plan(Payment payment) {
        return Integer.parseInt(payment.transfer().endToEndId().substring(1));
    }

    /** A caller gets its answer. */
    void told(Plan plan, PaymentId payment, byte[] response) {
        world.tell(() -> "the caller of p%d is answered".formatted(plan.number()));
        if (!world.tables().payments.containsKey(payment)) {
            violated("I1", "the caller of p%d is told of a payment that is not committed".formatted(plan.number()));
        }
        PaymentId before = told.putIfAbsent(plan.number(), payment);
        if (before != null && !before.equals(payment)) {
            violated("I1", "p%d is told to its callers as two payments".formatted(plan.number()));
        }
        byte[] first = responses.putIfAbsent(plan.number(), response);
        if (first != null && !plan.fileItem() && !Arrays.equals(first, response)) {
            violated("I9", "p%d is answered otherwise than the first time".formatted(plan.number()));
        }
    }

    /** Whose message it is; 0 when the outbox has forgotten. */
    private int plan(MessageId message) {
        Tables.OutboxRow row = world.tables().outbox.get(message);
        return row == null ? 0 : Sent.read(row.message().bytes()).plan();
    }

    @Nullable PaymentId told(int plan) {
        return told.get(plan);
    }

    /** T3 is about to take these out of the outbox. */
    void forgetting(Collection<MessageId> messages) {
        world.tell(() -> "T3 takes %d messages out of the outbox".formatted(messages.size()));
        for (MessageId message : messages) {
            if (!world.broker().hasStored(message)) {
                violated(
                        "I2", "T3 forgets the message of p%d, which the broker does not have".formatted(plan(message)));
            }
        }
    }

    /** The broker may forget these answers. */
    void acknowledged(List<Answer> answers) {
        world.tell(() -> "the broker forgets %d answers".formatted(answers.size()));
        for (Answer answer : answers) {
            if (!answer.isKnown(world.tables())) {
                violated(
                        "I8",
                        "answer %s is acknowledged, and neither the inbox nor a person has it"
                                .formatted(answer.name()));
            }
        }
    }

    /** The scheme gets a message. */
    void atScheme(Sent sent, byte[] bytes) {
        world.tell(() -> "p%d reaches the scheme".formatted(sent.plan()));
        byte[] first = firstBytes.putIfAbsent(sent.plan(), bytes);
        if (first != null && !Arrays.equals(first, bytes)) {
            violated("I2", "p%d reaches the scheme in two different messages".formatted(sent.plan()));
        }
        commits.sent(sent, bytes);
    }
}
