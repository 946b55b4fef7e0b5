package io.railhead.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of one statement, taken from the left. A word in double quotes may hold blanks; a comma at the end of a bare
 * word is only for the eye. For one thread.
 */
final class Words {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?=[\\s,]|$),?|(\\S+)");

    /**
     * @param quoted whether it stood in quotes, and so is a name or a text and never a keyword
     * @param at where it begins in the statement
     */
    record Word(String text, boolean quoted, int at) {}

    private final String statement;
    private final List<Word> words = new ArrayList<>();
    private int next;

    Words(String statement) {
        this.statement = statement;
        Matcher matcher = WORD.matcher(statement);
        while (matcher.find()) {
            String quoted = matcher.group(1);
            words.add(
                    quoted != null
                            ? new Word(quoted.replaceAll("\\\\(.)", "$1"), true, matcher.start())
                            : new Word(bare(matcher.group()), false, matcher.start()));
        }
    }

    private static String bare(String word) {
        return word.length() > 1 && word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
    }

    boolean isEmpty() {
        return next >= words.size();
    }

    @Nullable Word peek() {
        return isEmpty() ? null : words.get(next);
    }

    /** Takes these keywords when they come next, all or none. */
    boolean take(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (next + i >= words.size()
                    || words.get(next + i).quoted()
                    || !words.get(next + i).text().equals(keywords[i])) {
                return false;
            }
        }
        next += keywords.length;
        return true;
    }

    void need(String keyword) {
        if (!take(keyword)) {
            throw expected("'" + keyword + "'");
        }
    }

    Word word(String what) {
        if (isEmpty()) {
            throw expected(what);
        }
        return words.get(next++);
    }

    String text(String what) {
        return word(what).text();
    }

    /** A name in quotes. */
    String name(String what) {
        Word word = peek();
        if (word == null || !word.quoted()) {
            throw expected(what + " in quotes");
        }
        next++;
        return word.text();
    }

    boolean nextIsQuoted() {
        Word word = peek();
        return word != null && word.quoted();
    }

    /** Whether a bare word of this form comes next. */
    boolean nextIs(String form) {
        Word word = peek();
        return word != null && !word.quoted() && word.text().matches(form);
    }

    int number(String what) {
        if (!nextIs("\\d{1,9}")) {
            throw expected(what + ", a number");
        }
        return Integer.parseInt(words.get(next++).text());
    }

    /** Everything that is left, as it stands. */
    String rest() {
        Word word = peek();
        next = words.size();
        return word == null ? "" : statement.substring(word.at());
    }

    void end() {
        if (!isEmpty()) {
            throw new ScriptError("'" + words.get(next).text() + "' is not understood here");
        }
    }

    ScriptError expected(String what) {
        Word word = peek();
        return new ScriptError(what + " is expected " + (word == null ? "at the end" : "before '" + word.text() + "'"));
    }
}
