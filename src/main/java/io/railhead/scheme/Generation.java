package io.railhead.scheme;

import io.railhead.message.Definition;
import io.railhead.message.MessageKind;
import io.railhead.payment.Agent;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A version of a message that a scheme takes beside its usual one, and perhaps sends: from a day on, or to those who are
 * ahead of the others or behind them. With neither a day nor a counterparty it is taken and never sent.
 *
 * @param from the first day on which it is sent, in the scheme's zone; null: every day
 * @param until the last such day; null: for ever
 * @param counterparties BICs to which alone it is sent; empty: to everybody. Eight characters and the same with XXX are one
 */
public record Generation(
        Definition definition,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Set<String> counterparties) {
    private static final int SHORT = 8;

    public Generation {
        counterparties = counterparties.stream().map(Generation::whole).collect(Collectors.toUnmodifiableSet());
    }

    /** The version of a message to send to a counterparty on a day; null when it is none of these. */
    static @Nullable Definition toSend(List<Generation> all, MessageKind kind, LocalDate day, Agent to) {
        return all.stream()
                .filter(each -> MessageKind.of(each.definition()) == kind && each.isSent(day, to))
                .max(Generation::compareWeight)
                .map(Generation::definition)
                .orElse(null);
    }

    /** Whether one of them is of this definition. */
    static boolean have(List<Generation> all, Definition definition) {
        for (Generation each : all) {
            if (each.definition().equals(definition)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is the one to send on a day to somebody, as far as it can tell by itself. */
    private boolean isSent(LocalDate day, Agent to) {
        boolean ever = from != null || !counterparties.isEmpty();
        boolean then = (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        return ever && then && (counterparties.isEmpty() || counterparties.contains(whole(to.code())));
    }

    /** A counterparty's own wins over a day's, a later day's over an earlier one's. */
    private int compareWeight(Generation other) {
        if (counterparties.isEmpty() != other.counterparties.isEmpty()) {
            return counterparties.isEmpty() ? -1 : 1;
        }
        return (from == null ? LocalDate.MIN : from).compareTo(other.from == null ? LocalDate.MIN : other.from);
    }

    private static String whole(String bic) {
        return bic.length() == SHORT ? bic + "XXX" : bic;
    }
}
