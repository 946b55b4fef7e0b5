package io.railhead.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first table below a heading of a page, as rows of cells without the heading row. */
record MarkdownTable(List<List<String>> rows) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    MarkdownTable {
        rows = List.copyOf(rows);
    }

    /** @throws IllegalArgumentException when there is no such heading, or no table below it */
    static MarkdownTable below(String heading, List<String> page) {
        int at = page.indexOf(heading);
        if (at < 0) {
            throw new IllegalArgumentException("the page has no heading '" + heading + "'");
        }
        List<List<String>> rows = new ArrayList<>();
        for (String line : page.subList(at + 1, page.size())) {
            if (line.startsWith("|")) {
                rows.add(cells(line));
            } else if (!rows.isEmpty() || line.startsWith("#")) {
                break;
            }
        }
        if (rows.size() < 3) {
            throw new IllegalArgumentException("there is no table below '" + heading + "'");
        }
        return new MarkdownTable(rows.subList(2, rows.size()));
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return List.of(inner.split("\\|", -1)).stream().map(String::strip).toList();
    }

    /** The words of a cell that are written as code. */
    static List<String> code(String cell) {
        List<String> words = new ArrayList<>();
        Matcher matcher = CODE.matcher(cell);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }
}
