package io.railhead.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/reference/payment-states.md} from the machine itself, the same text every time. */
final class PaymentStatesPage {
    private final OutCells cells = OutCells.of(TransferOut::decide);
    private final List<OutState> samples = OutSamples.states();
    private final List<String> states =
            samples.stream().map(OutStates::name).distinct().toList();
    private final List<String> events = OutSamples.eventNames();
    private final List<String> sentences = new ArrayList<>();
    private final Set<String> entered;
    private final StringBuilder page = new StringBuilder();

    /** @param entered the cells that some conversation enters, each as {@code state event} */
    PaymentStatesPage(Set<String> entered) {
        this.entered = entered;
        for (String event : events) {
            for (String state : states) {
                cells.at(state, event).sentences.stream()
                        .filter(sentence -> !sentences.contains(sentence))
                        .forEach(sentences::add);
            }
        }
    }

    /** Names of cells that do not exist; a list of entered cells must have none. */
    Set<String> unknown() {
        Set<String> unknown = new TreeSet<>(entered);
        unknown.removeAll(cells.keys());
        return unknown;
    }

    String write() {
        page.setLength(0);
        line("# States of an outgoing payment");
        line("");
        line(
                "<!-- Made from the code by PaymentStatesPage; the build fails when they differ. Do not edit: run the tests");
        line("     of io.railhead.lifecycle with -Drailhead.regenerate=true. -->");
        line("");
        line(
                "Each payment is in one state. An event moves it, finds it so already, or contradicts it; a contradiction");
        line("changes nothing and is shown to a person. What the other side says counts by its *meaning*, which the");
        line("scheme's pack reads out of their code. Silence is never a rejection.");
        line("");
        stateTable();
        diagram();
        matrix();
        moves();
        contradictions();
        return page.toString();
    }

    private void stateTable() {
        line("## States");
        line("");
        line("*Certainty* says whether the payment is final between the banks.");
        line("");
        line("| state | final | certainty | payer's funds | payee credited | message may still leave | clock |");
        line("|---|---|---|---|---|---|---|");
        for (String name : states) {
            List<OutState> same = samples.stream()
                    .filter(state -> OutStates.name(state).equals(name))
                    .toList();
            line("| `" + name + "` | "
                    + each(same.stream().map(s -> OutStates.isFinal(s) ? "yes" : "no")) + " | "
                    + each(same.stream().map(s -> OutStates.certainty(s).label())) + " | "
                    + each(same.stream().map(s -> OutStates.payerFunds(s).label())) + " | "
                    + each(same.stream().map(s -> OutStates.payeeCredited(s).label())) + " | "
                    + each(same.stream().map(s -> OutStates.mayLeaveAgain(s) ? "yes" : "no")) + " | "
                    + each(same.stream().map(s -> clock(OutStates.clock(s)))) + " |");
        }
        line("");
    }

    private static String each(Stream<String> values) {
        return values.distinct().sorted().collect(Collectors.joining(" or "));
    }

    private static String clock(Clock clock) {
        return switch (clock) {
            case NONE -> "none";
            case HOLD_LIMIT -> "limit of the hold";
            case DAY_OPENS -> "the day opens";
            case LIFETIME -> "last moment to send, if there is one";
            case ANSWER -> "answer due";
            case SEND_WINDOW -> "last moment to send again";
        };
    }

    private void diagram() {
        Map<String, List<String>> arrows = new LinkedHashMap<>();
        for (String state : states) {
            for (String event : events) {
                for (String next : cells.at(state, event).effectsByNext.keySet()) {
                    if (!next.equals(state)) {
                        arrows.computeIfAbsent(state + " --> " + next, _ -> new ArrayList<>())
                                .add(event);
                    }
                }
            }
        }
        line("```mermaid");
        line("stateDiagram-v2");
        line("    [*] --> " + states.getFirst());
        arrows.forEach((arrow, labels) -> line("    " + arrow + ": " + String.join(", ", labels)));
        samples.stream()
                .filter(OutStates::isFinal)
                .map(OutStates::name)
                .distinct()
                .forEach(state -> line("    " + state + " --> [*]"));
        line("```");
        line("");
    }

    private void matrix() {
        line("## Every event in every state");
        line("");
        line(
                "`→` moves to; `+` stays, and something is noted; `=` already so, or it makes no difference; `✗` contradiction,");
        line(
                "with its number below. Several answers in a cell depend on what the state and the event carry. `∅` marks a");
        line("cell that no recorded conversation enters.");
        line("");
        line("| event | " + states.stream().map(s -> "`" + s + "`").collect(Collectors.joining(" | ")) + " |");
        line("|---|" + "---|".repeat(states.size()));
        for (String event : events) {
            line("| `" + event + "` | "
                    + states.stream().map(state -> cell(state, event)).collect(Collectors.joining(" | ")) + " |");
        }
        line("");
    }

    private String cell(String state, String event) {
        OutCells.Cell cell = cells.at(state, event);
        List<String> marks = new ArrayList<>();
        cell.effectsByNext.keySet().forEach(next -> marks.add(next.equals(state) ? "+" : "→ " + next));
        if (cell.alreadySo) {
            marks.add("=");
        }
        cell.sentences.forEach(sentence -> marks.add("✗" + (sentences.indexOf(sentence) + 1)));
        return String.join(", ", marks) + (entered.contains(OutCells.key(state, event)) ? "" : " ∅");
    }

    private void moves() {
        line("## What a move asks for");
        line("");
        line("| from | event | to | in the same transaction |");
        line("|---|---|---|---|");
        for (String state : states) {
            for (String event : events) {
                cells.at(state, event)
                        .effectsByNext
                        .forEach((next, effects) -> line("| `" + state + "` | `" + event + "` | `" + next + "` | "
                                + String.join("; or ", effects) + " |"));
            }
        }
        line("");
    }

    private void contradictions() {
        line("## Contradictions");
        line("");
        for (int i = 0; i < sentences.size(); i++) {
            line((i + 1) + ". " + sentences.get(i));
        }
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
