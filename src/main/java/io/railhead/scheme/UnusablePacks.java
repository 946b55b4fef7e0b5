package io.railhead.scheme;

import java.util.List;

/** The packs cannot be used as they are written. Carries every problem of every pack, so that one look mends all. */
public final class UnusablePacks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PackProblem> problems;

    UnusablePacks(List<PackProblem> problems) {
        super(problems.size() + " problem(s) in the scheme packs:\n  "
                + String.join(
                        "\n  ", problems.stream().map(PackProblem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    public List<PackProblem> problems() {
        return problems;
    }
}
