package io.railhead.intake.file;

import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutState.Settled;
import io.railhead.lifecycle.OutStates;
import io.railhead.message.InitiationStatus;
import io.railhead.message.StatusCode;
import io.railhead.store.FileItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many items of a file have which status, in the whole and in each block. Filled once, then only read. */
final class Tally {
    private final Function<FileItem.Outcome, Statuses.Told> telling;
    private final Group whole = new Group();
    private final Map<Integer, Group> blocks = new TreeMap<>();
    private int settled;
    private int rejected;
    private int open;

    /** @param telling how an outcome is told at the stage of the report */
    Tally(Function<FileItem.Outcome, Statuses.Told> telling) {
        this.telling = telling;
    }

    void add(FileItem item) {
        StatusCode status = told(item).status();
        whole.add(status, item.amount());
        blocks.computeIfAbsent(item.block(), block -> new Group()).add(status, item.amount());
        if (item.outcome() instanceof FileItem.Outcome.Taken(OutState state)) {
            boolean over = OutStates.isFinal(state);
            boolean paid = state instanceof Settled;
            settled += paid ? 1 : 0;
            rejected += over && !paid ? 1 : 0;
            open += over ? 0 : 1;
        }
    }

    Statuses.Told told(FileItem item) {
        return telling.apply(item.outcome());
    }

    Group whole() {
        return whole;
    }

    /** A block without items is one too. */
    Group block(int position) {
        return blocks.getOrDefault(position, new Group());
    }

    int settled() {
        return settled;
    }

    int rejected() {
        return rejected;
    }

    /** Whether no payment can change any more. */
    boolean isFinal() {
        return open == 0;
    }

    /** Items that are counted together. */
    static final class Group {
        private final Map<String, Line> lines = new TreeMap<>();

        private static final class Line {
            private long count;
            private @Nullable BigDecimal sum = BigDecimal.ZERO;
        }

        private void add(StatusCode status, @Nullable String amount) {
            Line line = lines.computeIfAbsent(status.code(), code -> new Line());
            line.count++;
            line.sum = line.sum == null || amount == null ? null : line.sum.add(new BigDecimal(amount));
        }

        StatusCode status() {
            return Statuses.together(
                    lines.keySet().stream().map(StatusCode::new).collect(Collectors.toSet()));
        }

        List<InitiationStatus.Count> counts() {
            List<InitiationStatus.Count> counts = new ArrayList<>();
            lines.forEach((code, line) -> counts.add(
                    new InitiationStatus.Count(new StatusCode(code), line.count, ReportHeads.writable(line.sum))));
            return counts;
        }

        /** What distinguishes one outcome from the next: {@code ACSC=4998 RJCT=2}. */
        @Override
        public String toString() {
            return lines.entrySet().stream()
                    .map(line -> line.getKey() + "=" + line.getValue().count)
                    .collect(Collectors.joining(" "));
        }
    }
}
