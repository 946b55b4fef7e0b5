package io.railhead.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the machine answers, cell by cell, found by asking it with every sample there is. */
final class OutCells {
    /** All that can come of one kind of event in one kind of state. */
    static final class Cell {
        final Map<String, Set<String>> effectsByNext = new LinkedHashMap<>();
        final Set<String> sentences = new LinkedHashSet<>();
        boolean alreadySo;
    }

    private final Map<String, Cell> cells = new LinkedHashMap<>();

    private OutCells() {}

    static OutCells of(Machine machine) {
        OutCells found = new OutCells();
        for (OutState state : OutSamples.states()) {
            for (OutEvent event : OutSamples.events()) {
                for (Terms terms : OutSamples.TERMS) {
                    found.add(state, event, machine.decide(state, event, terms));
                }
            }
        }
        return found;
    }

    static String key(String state, String event) {
        return state + " " + event;
    }

    Set<String> keys() {
        return cells.keySet();
    }

    Cell at(String state, String event) {
        Cell cell = cells.get(key(state, event));
        if (cell == null) {
            throw new IllegalStateException("no sample enters " + key(state, event));
        }
        return cell;
    }

    private void add(OutState state, OutEvent event, Decision decision) {
        Cell cell = cells.computeIfAbsent(key(OutStates.name(state), OutEvents.name(event)), _ -> new Cell());
        switch (decision) {
            case Decision.Moved(OutState next, List<Effect> effects) ->
                cell.effectsByNext
                        .computeIfAbsent(OutStates.name(next), _ -> new LinkedHashSet<>())
                        .add(words(effects));
            case Decision.AlreadySo _ -> cell.alreadySo = true;
            case Decision.Contradiction(String why) -> cell.sentences.add(why);
        }
    }

    private static String words(List<Effect> effects) {
        List<String> words = new ArrayList<>();
        for (Effect effect : effects) {
            words.add(
                    switch (effect) {
                        case Effect.Send _ -> "send";
                        case Effect.StopSending _ -> "stop sending";
                        case Effect.WakeAt _ -> "set the clock";
                        case Effect.Sleep _ -> "stop the clock";
                        case Effect.Park(String why) -> "show to a person (“" + why + "”)";
                    });
        }
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }
}
