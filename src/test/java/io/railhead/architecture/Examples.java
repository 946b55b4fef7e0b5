package io.railhead.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands that our pages tell people to type: the blocks that are fenced as {@code sh run}. After a command a
 * line {@code # => FRAGMENT} says what its output holds, and {@code # => exit N} how it ends when not well.
 */
public final class Examples {
    private static final String BEGIN = "```sh run";
    private static final String END = "```";
    private static final String EXPECTED = "# => ";
    private static final String STATUS = "exit ";

    private Examples() {}

    /** The examples of one page, in order; variables go on from one to the next. */
    public record Page(Path file, List<Example> examples) {}

    /**
     * Some commands up to their expectations.
     *
     * @param line where they begin in the page
     * @param fragments what the output holds, in this order
     * @param status exit status of the last command
     */
    public record Example(int line, String commands, List<String> fragments, int status) {}

    /** Every page that has examples. */
    public static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Path file : pages()) {
            List<Example> examples = of(Files.readAllLines(file, StandardCharsets.UTF_8));
            if (!examples.isEmpty()) {
                pages.add(new Page(file, examples));
            }
        }
        return pages;
    }

    /** Every page that people read. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> certs = Files.walk(Path.of("certs"))) {
            return Stream.of(top, docs, certs)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    static List<Example> of(List<String> page) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            if (page.get(i).equals(BEGIN)) {
                int end = i + 1 + page.subList(i + 1, page.size()).indexOf(END);
                block(i + 2, page.subList(i + 1, end), examples);
                i = end;
            }
        }
        return examples;
    }

    private static void block(int firstLine, List<String> lines, List<Example> examples) {
        int at = 0;
        while (at < lines.size()) {
            int begin = at;
            while (at < lines.size() && !lines.get(at).startsWith(EXPECTED)) {
                at++;
            }
            String commands = String.join("\n", lines.subList(begin, at));
            List<String> fragments = new ArrayList<>();
            int status = 0;
            for (; at < lines.size() && lines.get(at).startsWith(EXPECTED); at++) {
                String expected = lines.get(at).substring(EXPECTED.length());
                if (expected.matches(STATUS + "\\d+")) {
                    status = Integer.parseInt(expected.substring(STATUS.length()));
                } else {
                    fragments.add(expected);
                }
            }
            examples.add(new Example(firstLine + begin, commands, fragments, status));
        }
    }
}
