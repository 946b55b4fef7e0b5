package io.railhead.codec;

import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A section while it is open. */
final class OpenPiece {
    /** Values of one fact, and characters of one statement; an honest message needs far less. */
    private static final int VALUES = 64;

    static final int CHARACTERS = 1 << 20;

    private final Outline.Section section;
    final int depth;
    private final int line;
    private final Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
    private int unsaid;
    private int characters;
    private boolean told;

    OpenPiece(Outline.Section section, int depth, int line) {
        this.section = section;
        this.depth = depth;
        this.line = line;
    }

    void take(String below, String value, @Nullable String currency) {
        Fact fact = section.at(below);
        if (fact == null) {
            unsaid++;
            return;
        }
        add(fact, value.strip());
        Fact ofCurrency = section.at(below + "@Ccy");
        if (currency != null && ofCurrency != null) {
            add(ofCurrency, currency);
        }
    }

    private void add(Fact fact, String value) {
        List<String> values = facts.computeIfAbsent(fact, _ -> new ArrayList<>(1));
        characters += value.length();
        if (values.size() < VALUES && characters < CHARACTERS) {
            values.add(value);
        } else {
            unsaid++;
        }
    }

    /** Once: a block is told before its first transaction, and not again when it ends. */
    void tell(Deque<Told> ready) {
        if (!told) {
            told = true;
            ready.add(new Told.Statement(section.kind(), line, facts, unsaid));
        }
    }
}
