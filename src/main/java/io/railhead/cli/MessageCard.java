package io.railhead.cli;

import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes messages down for people: one payment as a card, many as a table with totals. */
final class MessageCard implements MessageListener {
    /** As wide as most labels of fields; they are printed as they come. */
    private static final int LABEL = 28;

    private final MessageWords words;
    private final boolean all;
    private final Consumer<String> lines;
    private final Consumer<String> troubles;
    private String file = "";
    private Told.@Nullable Begins part;
    private final List<Told.Statement> held = new ArrayList<>();
    private Told.@Nullable Statement first;
    private Told.@Nullable Statement group;
    private Told.@Nullable Statement block;
    private Tally whole = new Tally();
    private Tally inBlock = new Tally();
    private StatementTotals totals = new StatementTotals();
    private MessageTable table;
    private int blocks;
    private String section = "";

    /** @param troubles where problems go */
    MessageCard(MessageWords words, boolean all, Consumer<String> lines, Consumer<String> troubles) {
        this.words = words;
        this.all = all;
        this.lines = lines;
        this.troubles = troubles;
        this.table = new MessageTable(words, all, lines);
    }

    @Override
    public void begin(String name) {
        file = name;
        lines.accept(name);
    }

    @Override
    public void problem(MessageProblem problem) {
        troubles.accept(file + "  " + problem.forPeople());
    }

    @Override
    public void end() {
        if (part != null) {
            ends();
        }
        lines.accept("");
    }

    @Override
    public void hear(Told told) {
        switch (told) {
            case Told.Begins begins -> begins(begins);
            case Told.Statement statement -> {
                switch (statement.kind()) {
                    case HEADER, NOTICE -> pairs(statement);
                    case GROUP, ORIGINAL_GROUP -> {
                        group = statement.kind() == Told.Kind.GROUP ? statement : group;
                        held.add(statement);
                    }
                    case BLOCK -> beginBlock(statement);
                    case TRANSACTION -> transaction(statement);
                    case BALANCE -> balance(statement);
                    case SUMMARY -> totals.summary(statement);
                }
            }
            case Told.Field field -> field(field);
            case Told.Ends _ -> ends();
        }
    }

    private void field(Told.Field field) {
        if (!field.section().equals(section)) {
            section = field.section();
            if (!section.isEmpty()) {
                lines.accept("  " + section);
            }
        }
        String label = field.label();
        lines.accept((section.isEmpty() ? "  " : "    ") + label + " ".repeat(Math.max(0, LABEL - label.length()))
                + "  " + field.value());
    }

    private void begins(Told.Begins begins) {
        part = begins;
        section = "";
        held.clear();
        first = null;
        group = null;
        block = null;
        blocks = 0;
        whole = new Tally();
        inBlock = new Tally();
        totals = new StatementTotals();
        table = new MessageTable(words, all, lines);
        lines.accept(begins.definition().name() + "  " + begins.title());
    }

    private void beginBlock(Told.Statement statement) {
        release();
        endBlock();
        block = statement;
        blocks++;
        lines.accept("  block " + blocks);
        words.pairs(statement).forEach(line -> lines.accept("    " + line));
    }

    private void balance(Told.Statement statement) {
        release();
        totals.balance(statement);
        lines.accept("    " + words.balance(statement));
    }

    private void transaction(Told.Statement statement) {
        whole.add(statement);
        inBlock.add(statement);
        if (part != null && !part.table() && whole.count() == 1) {
            first = statement;
            return;
        }
        release();
        table.add(whole.count(), statement);
    }

    /** Prints what was held back for as long as it could still be a single payment. */
    private void release() {
        held.forEach(this::pairs);
        held.clear();
        if (first != null) {
            table.add(1, first);
            first = null;
        }
    }

    private void ends() {
        Told.Statement single = first;
        first = null;
        if (single != null) {
            String headline = words.headline(single);
            if (headline != null) {
                lines.accept("  " + headline);
            }
            pairs(single);
        }
        release();
        endBlock();
        if (blocks != 1
                && !whole.hasEntries()
                && (whole.count() > 1 || (part != null && part.table() && whole.count() > 0))) {
            total(whole, group);
        }
        part = null;
    }

    private void endBlock() {
        table.finish();
        table = new MessageTable(words, all, lines);
        if (block != null && inBlock.hasEntries()) {
            lines.accept("  " + totals.forPeople(inBlock));
        } else if (block != null && inBlock.count() > 0) {
            total(inBlock, block);
        }
        totals = new StatementTotals();
        inBlock = new Tally();
    }

    private void total(Tally tally, Told.@Nullable Statement declared) {
        lines.accept(
                "  " + tally.forPeople(text(declared, Fact.NUMBER_OF_TRANSACTIONS), text(declared, Fact.CONTROL_SUM)));
        tally.statuses().forEach((status, count) -> lines.accept("    " + count + "  " + words.statusWords(status)));
    }

    private static @Nullable String text(Told.@Nullable Statement statement, Fact fact) {
        return statement == null ? null : statement.text(fact);
    }

    private void pairs(Told.Statement statement) {
        words.pairs(statement).forEach(line -> lines.accept("  " + line));
    }
}
