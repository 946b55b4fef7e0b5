package io.railhead.proving.faults;

import io.railhead.proving.faults.Play.Part;
import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The scheme answers as it should not, or as it may but seldom does: payments that ask the simulated scheme for it.
 *
 * @param patience after which the wait for the ends is given up
 * @param parts what it does, how often, and what must come of it
 */
record Misconduct(String number, String what, String expected, Duration length, Duration patience, List<Part> parts)
        implements Fault {
    /** Where either of two contradicting answers may be stored first, by one gateway or the other. */
    private static final String EITHER = "settled or rejected";

    private static final String NEVER_REJECTED = "unresolved and listed, never rejected";

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration BY_THEN = Duration.ofSeconds(30);

    /** A payment without an answer is unresolved only when its deadline has passed. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final Duration WELL_AFTER_IT = Duration.ofSeconds(45);

    Misconduct {
        parts = List.copyOf(parts);
    }

    static Misconduct repeatedAnswers(int times) {
        return new Misconduct(
                "F11",
                times + " answers each come twice, and again with other content",
                "the first to arrive is applied, once; the other one is parked as a security event",
                SOON,
                BY_THEN,
                List.of(
                        new Part("twice", times, "settled", ""),
                        new Part("other-document", times, EITHER, "PARK-SAME-ID")));
    }

    static Misconduct lateAnswers(int times) {
        return new Misconduct(
                "F12",
                times + " answers each: agreed, informed, reversed both ways, ten seconds late",
                "the first final one to arrive stays; each contradiction is parked, and nothing else",
                Duration.ofSeconds(30),
                Duration.ofSeconds(55),
                List.of(
                        new Part("agreed", times, "settled", ""),
                        new Part("informed", times, "settled", ""),
                        new Part("negative-after-positive", times, EITHER, "PARK-CONTRADICTION"),
                        new Part("positive-after-negative", times, EITHER, "PARK-CONTRADICTION"),
                        new Part("late", times, "settled", "")));
    }

    static Misconduct poisonMessages(int times) {
        return new Misconduct(
                "F13",
                times + " each: no XML, a DOCTYPE, an object message, a text message, an unknown message",
                "each is parked with its reason, and the next good answer is processed",
                SOON,
                BY_THEN,
                List.of(
                        // The same bytes are parked once and for all; I8 sees whether they were kept.
                        new Part("garbage", times, "settled", ""),
                        new Part("doctype", times, "settled", "PARK-XML"),
                        new Part("object-message", times, "settled", "PARK-NOT-BYTES"),
                        new Part("text-message", times, "settled", "PARK-NOT-BYTES"),
                        new Part("unknown-message", times, "settled", "PARK-UNKNOWN-MESSAGE")));
    }

    static Misconduct wrongSignatures(int times) {
        return new Misconduct(
                "F17",
                times + " answers each by a strange key, with a spoilt signature, without the header signed",
                "all refused and parked as security events; the payments end in unresolved and are listed",
                DEADLINE,
                WELL_AFTER_IT,
                List.of(
                        new Part("wrong-key", times, "unresolved", "PARK-SIGNATURE"),
                        new Part("bad-signature", times, "unresolved", "PARK-SIGNATURE"),
                        new Part("unsigned-header", times, "unresolved", "PARK-SIGNATURE")));
    }

    static Misconduct silence(int times) {
        return new Misconduct(
                "F18",
                "the scheme is silent about " + times + " payments",
                NEVER_REJECTED,
                DEADLINE,
                WELL_AFTER_IT,
                List.of(new Part("silent", times, "unresolved", "")));
    }

    static Misconduct duplicateClaims(int times) {
        return new Misconduct(
                "F19",
                "the scheme claims of " + times + " payments that it had them before, and never booked them",
                NEVER_REJECTED,
                SOON,
                BY_THEN,
                List.of(new Part("no-booking-reject", times, "unresolved", "")));
    }

    static Misconduct resendsRefused(int times) {
        return new Misconduct(
                "DUP",
                "the scheme settles " + times + " payments and refuses each as a duplicate, and as many messages",
                NEVER_REJECTED + ": the money moved",
                SOON,
                BY_THEN,
                List.of(
                        new Part("duplicate-refusal", times, "unresolved", ""),
                        new Part("admi-duplicate", times, "unresolved", "")));
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException, SQLException {
        return scene.play().happen(number, parts, patience);
    }
}
