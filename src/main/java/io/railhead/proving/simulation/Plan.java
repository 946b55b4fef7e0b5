package io.railhead.proving.simulation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to become of one payment, as far as the world around the gateway decides that.
 *
 * @param number from 1; also its end-to-end id
 * @param fileItem comes in a file, with an id of its own from the start; otherwise by request, under a key
 * @param pence amount
 * @param tomorrow the customer wants it a day later
 * @param ownUetr the customer gives it a UETR
 * @param asks when and of whom it is asked; each ask is repeated until it is answered
 * @param cancelledAt when its customer takes it back, or -1; milliseconds
 * @param answerAfter how long the scheme takes, milliseconds
 */
record Plan(
        int number,
        String link,
        boolean fileItem,
        int pence,
        boolean tomorrow,
        boolean ownUetr,
        List<Ask> asks,
        int cancelledAt,
        Conduct conduct,
        Conduct.OnRepeat onRepeat,
        int answerAfter) {
    Plan {
        asks = List.copyOf(asks);
    }

    /**
     * One request for it.
     *
     * @param at milliseconds
     * @param otherBody under the same key, for something else
     */
    record Ask(int at, int node, boolean otherBody) {
        String words() {
            return "%s of node %d%s"
                    .formatted(Agenda.text(at * Agenda.MILLI), node, otherBody ? " (with another body)" : "");
        }
    }

    String endToEndId() {
        return "E" + number;
    }

    String words() {
        StringBuilder words = new StringBuilder("%s %d.%02d, %s at %s"
                .formatted(
                        link,
                        pence / 100,
                        pence % 100,
                        fileItem ? "item of a file" : "asked for",
                        asks.stream().map(Ask::words).collect(Collectors.joining(" and "))));
        if (tomorrow) {
            words.append(", for tomorrow");
        }
        if (cancelledAt >= 0) {
            words.append(", taken back at ").append(Agenda.text(cancelledAt * Agenda.MILLI));
        }
        return words.append("; the scheme %s after %s and %s"
                        .formatted(conduct.words(), Agenda.text(answerAfter * Agenda.MILLI), onRepeat.words()))
                .toString();
    }
}
