package io.railhead.proving.simulation;

import io.railhead.engine.Inbound.Content;
import io.railhead.message.MessageReject;
import io.railhead.message.OriginalReference;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The other side: books what is new to it, answers as each payment's plan says, and recognises a repetition by the
 * transaction's id.
 */
final class Scheme {
    private static final long NEXT_WORD = 400 * Agenda.MILLI;

    private final World world;
    private final Map<String, Sent> seen = new HashMap<>();
    private final Map<String, List<Answer>> said = new HashMap<>();
    private final NavigableMap<Integer, Booking> booked = new TreeMap<>();
    private final Map<Integer, Integer> bookings = new HashMap<>();
    private int names;

    Scheme(World world) {
        this.world = world;
    }

    /** What it has booked for one payment. */
    private record Booking(String link, long amount) {
        Booking and(Booking another) {
            return new Booking(link, amount + another.amount());
        }
    }

    /** Whether it has ever had a message about the payment. */
    boolean knows(int plan) {
        return bookings.containsKey(plan);
    }

    /** The amount it has booked for the payment, or null when it has not. */
    @Nullable Long booked(int plan) {
        Booking booking = booked.get(plan);
        return booking == null ? null : booking.amount();
    }

    /** All that it has booked, on each link. */
    Map<String, Long> sums() {
        Map<String, Long> sums = new TreeMap<>();
        booked.values().forEach(booking -> sums.merge(booking.link(), booking.amount(), Long::sum));
        return sums;
    }

    /** The faults of its books that can be planted; they are made when nobody looks at single bookings any more. */
    void spoilBooks() {
        if (world.plant() == Plant.LOSE_A_BOOKING) {
            booked.pollFirstEntry();
        } else if (world.plant() == Plant.BOOK_WHAT_NOBODY_SENT) {
            booked.put(0, new Booking(Chance.FPS, 1));
        }
    }

    /** How many transactions it took for different ones and dealt with. */
    int bookings(int plan) {
        return bookings.getOrDefault(plan, 0);
    }

    void receive(byte[] bytes) {
        Sent sent = Sent.read(bytes);
        Plan plan = world.plan(sent.plan());
        world.watch().atScheme(sent, bytes);
        if (seen.putIfAbsent(sent.transactionId(), sent) != null) {
            world.watch().count(Seen.REPEATED_AT_SCHEME);
            repeated(plan, sent);
            return;
        }
        bookings.merge(plan.number(), 1, Integer::sum);
        if (plan.conduct().books()) {
            booked.merge(plan.number(), new Booking(plan.link(), sent.amount()), Booking::and);
        }
        long first = plan.answerAfter() * Agenda.MILLI;
        long after = first;
        for (Answer answer : answers(plan, sent)) {
            say(answer, after, sent);
            after += NEXT_WORD;
        }
    }

    private void repeated(Plan plan, Sent sent) {
        switch (plan.onRepeat()) {
            case IGNORES -> {}
            case ANSWERS_AGAIN ->
                List.copyOf(said.getOrDefault(sent.transactionId(), List.of())).forEach(answer -> say(answer, 0, sent));
            case REFUSES_AS_DUPLICATE -> {
                world.watch().count(Seen.DUPLICATES_CLAIMED);
                say(answer(plan, status(sent, "RJCT", "AM05")), 0, sent);
            }
        }
    }

    /** Says it when the time has come, and again until the broker has it. */
    private void say(Answer answer, long after, Sent about) {
        world.agenda().after(after, null, () -> {
            if (world.broker().answer(answer)) {
                world.tell(() -> "the scheme says %s of p%d".formatted(words(answer), about.plan()));
                said.computeIfAbsent(about.transactionId(), _ -> new ArrayList<>())
                        .add(answer);
            } else {
                say(answer, Agenda.SECOND, about);
            }
        });
    }

    private static String words(Answer answer) {
        String said = switch (answer.content()) {
            case Content.Status status -> status.report().status().code();
            case Content.Reject _ -> "admi.002";
        };
        return said + " (" + answer.name() + ")";
    }

    private List<Answer> answers(Plan plan, Sent sent) {
        Answer settled = answer(plan, status(sent, "ACSC", null));
        Content pending = status(sent, "PDNG", null);
        return switch (plan.conduct()) {
            case SETTLES -> List.of(settled);
            case SETTLES_AND_SAYS_SO_TWICE -> List.of(settled, settled);
            case SETTLES_AND_SAYS_SO_UNDER_ANOTHER_HEADER ->
                List.of(settled, new Answer(settled.link(), settled.name(), settled.content(), true, true));
            case AGREES_THEN_SETTLES -> {
                String agreed = plan.link().equals(Chance.FPS) ? "ACCP" : "ACTC";
                yield List.of(answer(plan, status(sent, agreed, null)), settled);
            }
            case INFORMS_THEN_SETTLES -> List.of(answer(plan, pending), settled);
            case SETTLES_THEN_INFORMS -> List.of(settled, answer(plan, pending));
            case SETTLES_SILENTLY, IS_SILENT -> List.of();
            case SETTLES_BY_UETR -> {
                OriginalReference original = new OriginalReference(null, null, null, null, null, sent.uetr());
                yield List.of(answer(plan, new Content.Status(report(original, "ACSC", null))));
            }
            case SETTLES_THEN_REJECTS -> List.of(settled, answer(plan, status(sent, "RJCT", "AC03")));
            case SETTLES_BUT_CLAIMS_A_DUPLICATE -> {
                world.watch().count(Seen.DUPLICATES_CLAIMED);
                yield List.of(answer(plan, status(sent, "RJCT", "AM05")));
            }
            case SETTLES_WITH_A_BAD_SIGNATURE_FIRST ->
                List.of(new Answer(settled.link(), settled.name(), settled.content(), false, false), settled);
            case SETTLES_AND_USES_THE_ID_AGAIN ->
                List.of(settled, new Answer(settled.link(), settled.name(), pending, false, true));
            case REJECTS -> List.of(answer(plan, status(sent, "RJCT", "AC03")));
            case REJECTS_BY_ADMI ->
                List.of(answer(
                        plan,
                        new Content.Reject(
                                new MessageReject(sent.messageId(), "XMLC", null, null, "cannot be read", null))));
            case SAYS_WHAT_NOBODY_KNOWS -> List.of(answer(plan, status(sent, "ACFC", null)));
        };
    }

    private Answer answer(Plan plan, Content content) {
        return new Answer(plan.link(), "S" + ++names, content, false, true);
    }

    private Content status(Sent sent, String code, @Nullable String reason) {
        OriginalReference original = new OriginalReference(
                sent.messageId(),
                "pacs.008.001.08",
                sent.instructionId(),
                sent.endToEndId(),
                sent.transactionId(),
                sent.uetr());
        return new Content.Status(report(original, code, reason));
    }

    private StatusReport report(OriginalReference original, String code, @Nullable String reason) {
        return new StatusReport(
                "R" + ++names,
                world.agenda().instant().atOffset(ZoneOffset.UTC),
                original,
                new StatusCode(code),
                reason == null ? null : new Reason(reason, false, null),
                null,
                null,
                null);
    }
}
