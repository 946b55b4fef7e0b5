package io.railhead.reference;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Reference data that cannot be used; carries everything that is wrong with it, not the first thing alone. */
public final class UnusableTable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<TableProblem> problems;

    UnusableTable(List<TableProblem> problems) {
        super(inOrder(problems).stream().map(TableProblem::toString).collect(Collectors.joining("\n")));
        this.problems = inOrder(problems);
    }

    private static List<TableProblem> inOrder(List<TableProblem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(TableProblem::file).thenComparingInt(TableProblem::line))
                .toList();
    }

    static UnusableTable of(String file, int line, String sentence) {
        return new UnusableTable(List.of(new TableProblem(file, line, sentence)));
    }

    public List<TableProblem> problems() {
        return problems;
    }
}
