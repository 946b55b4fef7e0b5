package io.railhead.codec.xsd;

import io.railhead.codec.xsd.CodePoints.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the patterns of XML Schema, as far as ISO 20022 uses them: characters, classes that list what belongs to
 * them, the point, groups, alternatives and counts. Categories such as {@code \d} or {@code \p}, excluding
 * classes and subtraction are refused: what belongs to them depends on a version of Unicode.
 */
final class PatternReader {
    private static final String META = ".\\?*+(){}[]|^$";
    private static final String ESCAPED = ".\\?*+(){}[]|^-";
    private static final int MOST = 1_000;
    private static final int LAST = Character.MAX_CODE_POINT;

    private final String pattern;
    private int at;

    /** A pattern as it was written: steps hold classes of characters, since the alphabet is known at its end. */
    sealed interface Part {
        record Chars(List<Range> ranges) implements Part {}

        record Group(List<List<Part>> branches) implements Part {}

        record Counted(Part part, int least, int most) implements Part {}
    }

    private PatternReader(String pattern) {
        this.pattern = pattern;
    }

    static Part read(String pattern) {
        PatternReader reader = new PatternReader(pattern);
        Part whole = reader.branches();
        if (reader.at < pattern.length()) {
            throw reader.unknown();
        }
        return whole;
    }

    private Part branches() {
        List<List<Part>> branches = new ArrayList<>();
        do {
            List<Part> branch = new ArrayList<>();
            while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
                branch.add(counted(atom()));
            }
            branches.add(branch);
        } while (taken('|'));
        return new Part.Group(branches);
    }

    private Part atom() {
        if (taken('(')) {
            Part group = branches();
            expect(')');
            return group;
        }
        if (taken('[')) {
            return new Part.Chars(listed());
        }
        if (taken('.')) {
            // every character but the two that end a line
            return new Part.Chars(
                    List.of(new Range(0, '\n' - 1), new Range('\n' + 1, '\r' - 1), new Range('\r' + 1, LAST)));
        }
        if (pattern.charAt(at) != '\\' && META.indexOf(pattern.charAt(at)) >= 0) {
            throw unknown();
        }
        int c = character();
        return new Part.Chars(List.of(new Range(c, c)));
    }

    private List<Range> listed() {
        List<Range> ranges = new ArrayList<>();
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            throw unknown();
        }
        while (!taken(']')) {
            boolean escaped = at < pattern.length() && pattern.charAt(at) == '\\';
            if (at >= pattern.length() || (!escaped && "[]-^".indexOf(pattern.charAt(at)) >= 0)) {
                throw unknown();
            }
            int from = character();
            int to = from;
            if (taken('-')) {
                if (at >= pattern.length() || "[]-^\\".indexOf(pattern.charAt(at)) >= 0) {
                    throw unknown();
                }
                to = character();
            }
            if (to < from) {
                throw unknown();
            }
            ranges.add(new Range(from, to));
        }
        if (ranges.isEmpty()) {
            throw unknown();
        }
        return ranges;
    }

    private int character() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        if (c != '\\') {
            return c;
        }
        if (at >= pattern.length() || ESCAPED.indexOf(pattern.charAt(at)) < 0) {
            throw unknown();
        }
        return pattern.charAt(at++);
    }

    private Part counted(Part part) {
        if (taken('?')) {
            return new Part.Counted(part, 0, 1);
        }
        if (taken('*')) {
            return new Part.Counted(part, 0, Expression.UNBOUNDED);
        }
        if (taken('+')) {
            return new Part.Counted(part, 1, Expression.UNBOUNDED);
        }
        if (!taken('{')) {
            return part;
        }
        int least = number();
        int most = least;
        if (taken(',')) {
            most = at < pattern.length() && pattern.charAt(at) == '}' ? Expression.UNBOUNDED : number();
        }
        expect('}');
        if (most != Expression.UNBOUNDED && most < least) {
            throw unknown();
        }
        return new Part.Counted(part, least, most);
    }

    private int number() {
        int start = at;
        int value = 0;
        while (at < pattern.length() && pattern.charAt(at) >= '0' && pattern.charAt(at) <= '9' && value <= MOST) {
            value = value * 10 + pattern.charAt(at++) - '0';
        }
        if (at == start || value > MOST) {
            throw unknown();
        }
        return value;
    }

    private boolean taken(char c) {
        boolean there = at < pattern.length() && pattern.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) {
        if (!taken(c)) {
            throw unknown();
        }
    }

    private NotCompiled unknown() {
        return new NotCompiled("the pattern " + pattern + " (character " + (at + 1) + ")");
    }
}
