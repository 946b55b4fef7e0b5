package io.railhead.conversation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that must be so. Each can be looked at again and again, so that one may wait for it. */
sealed interface Expectation {
    /** About the last answer over REST. */
    sealed interface OfAnswer extends Expectation {}

    /**
     * @param words for an error the problem's code; otherwise the state, and perhaps the certainty, of the payment in it
     */
    record Status(
            int status,
            @Nullable Set<String> words,
            @Nullable String certainty,
            Step.@Nullable Place place) implements OfAnswer {}

    record Header(String name, Match match) implements OfAnswer {}

    record AnswerField(String pointer, Match match) implements OfAnswer {}

    /** Byte for byte what the first request of this name was answered. */
    record SameAnswer(String name) implements OfAnswer {}

    /** About one payment, asked for anew. */
    sealed interface OfPayment extends Expectation {
        String name();
    }

    record InState(
            String name, Set<String> states, @Nullable String certainty) implements OfPayment {}

    record PaymentField(String name, String pointer, Match match) implements OfPayment {}

    /** @param times how often the event is in the timeline; negative for at least once */
    record Event(
            String name,
            String event,
            int times,
            @Nullable String pointer,
            @Nullable Match match) implements OfPayment {}

    /** How many payments carry its end-to-end id. */
    record Listed(String name, int count) implements OfPayment {}

    /** What the other side has booked since the conversation began. */
    record Ledger(
            String link, String book, int count, @Nullable String sum) implements Expectation {}

    /** What was set aside since the conversation began. */
    record Parked(
            String link, String code, int count, @Nullable String payment) implements Expectation {}

    /** @param more how much a number has grown since the conversation began; null to look at the value itself */
    record Link(
            String link,
            String field,
            @Nullable Integer more,
            @Nullable Match match) implements Expectation {}

    /** How many security events of a class there were since the conversation began. */
    record Alarmed(String threat, int count) implements Expectation {}

    record File(String name, String pointer, Match match) implements Expectation {}

    /** The file lies in the error folder with its problem beside it. */
    record FileRefused(String name, @Nullable String code) implements Expectation {}

    /**
     * @param any whether an earlier report will do
     * @param place group, block 1, or a transaction status whose number is counted
     * @param value the status, or the number
     */
    record Report(String name, boolean any, String place, String value) implements Expectation {}
}
