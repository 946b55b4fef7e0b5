package io.railhead.store;

import io.railhead.payment.Warning;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Warnings as one text: a line for each, with code, field and sentence between tabs. */
final class WarningText {
    private static final String LINE = "\n";
    private static final String TAB = "\t";
    private static final Pattern SPACES = Pattern.compile("[\\t\\r\\n]");

    private WarningText() {}

    static @Nullable String write(List<Warning> warnings) {
        return warnings.isEmpty()
                ? null
                : warnings.stream().map(WarningText::line).collect(Collectors.joining(LINE));
    }

    private static String line(Warning warning) {
        String field = warning.field() == null ? "" : plain(warning.field());
        return warning.code() + TAB + field + TAB + plain(warning.text());
    }

    private static String plain(String text) {
        return SPACES.matcher(text).replaceAll(" ");
    }

    static List<Warning> read(@Nullable String text) {
        return text == null ? List.of() : text.lines().map(WarningText::warning).toList();
    }

    /** A line without tabs is a sentence of the time before warnings had codes. */
    private static Warning warning(String line) {
        String[] parts = line.split(TAB, 3);
        return parts.length < 3
                ? new Warning(Warning.WITHOUT_CODE, null, line)
                : new Warning(parts[0], parts[1].isEmpty() ? null : parts[1], parts[2]);
    }

    /** What the text of a payment with this warning is like when that is its first one. */
    static String first(String code) {
        return code + TAB + "%";
    }

    /** The same for a later one. */
    static String later(String code) {
        return "%" + LINE + code + TAB + "%";
    }
}
