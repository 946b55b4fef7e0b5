package io.railhead.codec.xsd;

import io.railhead.codec.xsd.CodePoints.Range;
import io.railhead.codec.xsd.PatternReader.Part;
import java.util.ArrayList;
import java.util.List;

/** The patterns of one simple type, of which a value must match one, as one table. Immutable. */
final class PatternTable {
    private final String text;
    private final CodePoints alphabet;
    private final Automaton automaton;

    PatternTable(List<String> patterns) {
        text = String.join("|", patterns);
        List<Part> parts = patterns.stream().map(PatternReader::read).toList();
        List<Range> ranges = new ArrayList<>();
        parts.forEach(part -> collect(part, ranges));
        alphabet = new CodePoints(ranges);
        automaton = Automaton.of(
                new Expression.Choice(parts.stream().map(this::expression).toList()), alphabet.letters());
    }

    /** As the schema has it; several are joined by a bar. */
    String text() {
        return text;
    }

    boolean matches(char[] value, int length) {
        int state = Automaton.START;
        int i = 0;
        while (i < length) {
            int c = value[i];
            if (Character.isSurrogate(value[i])) {
                c = Character.codePointAt(value, i, length);
                i += Character.charCount(c);
            } else {
                i++;
            }
            state = automaton.after(state, alphabet.letter(c));
            if (state == Automaton.DEAD) {
                return false;
            }
        }
        return automaton.accepts(state);
    }

    private static void collect(Part part, List<Range> into) {
        switch (part) {
            case Part.Chars chars -> into.addAll(chars.ranges());
            case Part.Counted counted -> collect(counted.part(), into);
            case Part.Group group -> group.branches().forEach(branch -> branch.forEach(each -> collect(each, into)));
        }
    }

    private Expression expression(Part part) {
        return switch (part) {
            case Part.Chars chars -> new Expression.Step(alphabet.lettersOf(chars.ranges()));
            case Part.Counted counted ->
                new Expression.Repeat(expression(counted.part()), counted.least(), counted.most());
            case Part.Group group ->
                new Expression.Choice(group.branches().stream()
                        .<Expression>map(branch -> new Expression.Sequence(
                                branch.stream().map(this::expression).toList()))
                        .toList());
        };
    }
}
