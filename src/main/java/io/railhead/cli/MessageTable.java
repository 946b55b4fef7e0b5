package io.railhead.cli;

import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Transactions in rows. The first rows are held to find how wide the columns are; later ones are printed as they come
 * or, unless all are wanted, only counted.
 */
final class MessageTable {
    private static final List<String> TRANSFERS =
            List.of("#", "FROM", "TO", "ACCOUNT", "AMOUNT", "END-TO-END ID", "REMITTANCE");
    private static final List<String> STATUSES = List.of("#", "END-TO-END ID", "AMOUNT", "STATUS");
    private static final List<String> ENTRIES = List.of("#", "BOOKED", "VALUE", "AMOUNT", "WITH", "REFERENCE", "TEXT");
    private static final int HELD = 50;
    private static final int WIDEST = 34;

    private final MessageWords words;
    private final boolean all;
    private final Consumer<String> lines;
    private final List<List<String>> held = new ArrayList<>();
    private @Nullable List<Integer> widths;
    private List<String> headings = TRANSFERS;
    private long rows;
    private long untold;

    MessageTable(MessageWords words, boolean all, Consumer<String> lines) {
        this.words = words;
        this.all = all;
        this.lines = lines;
    }

    /** @param number of the transaction in its message, from 1 */
    void add(long number, Told.Statement transaction) {
        if (rows == 0) {
            boolean status = transaction.text(Fact.STATUS) != null;
            headings = MessageEntry.isEntry(transaction) ? ENTRIES : status ? STATUSES : TRANSFERS;
        }
        rows++;
        if (rows <= HELD) {
            held.add(row(number, transaction));
        } else if (all) {
            print();
            lines.accept(aligned(row(number, transaction)));
        } else {
            untold++;
        }
    }

    void finish() {
        print();
        if (untold > 0) {
            lines.accept("  ... and " + untold + " more; --all shows them");
        }
    }

    private List<String> row(long number, Told.Statement transaction) {
        List<String> row = new ArrayList<>();
        row.add(Long.toString(number));
        if (headings.equals(ENTRIES)) {
            MessageEntry.cells(transaction).forEach(text -> row.add(cut(text)));
            return row;
        }
        if (headings.equals(STATUSES)) {
            row.add(cell(transaction, Fact.ORIGINAL_END_TO_END_ID));
            row.add(or(MessageWords.amount(transaction, Fact.AMOUNT, Fact.CURRENCY)));
            row.add(words.status(transaction));
            return row;
        }
        row.add(cell(transaction, Fact.DEBTOR));
        row.add(cell(transaction, Fact.CREDITOR));
        row.add(cell(transaction, Fact.CREDITOR_ACCOUNT));
        row.add(or(MessageWords.amount(transaction, Fact.AMOUNT, Fact.CURRENCY)));
        row.add(cell(transaction, Fact.END_TO_END_ID));
        row.add(cell(transaction, Fact.REMITTANCE));
        return row;
    }

    private static String cell(Told.Statement transaction, Fact fact) {
        return cut(or(transaction.text(fact)));
    }

    private static String cut(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Prints what is held, once: headings, then rows, without the columns in which nothing stands. */
    private void print() {
        if (widths != null || held.isEmpty()) {
            return;
        }
        List<Integer> wide = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            int at = column;
            int most = held.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            wide.add(most == 0 ? 0 : Math.max(most, headings.get(column).length()));
        }
        widths = wide;
        lines.accept(aligned(headings));
        held.forEach(row -> lines.accept(aligned(row)));
        held.clear();
    }

    private String aligned(List<String> row) {
        StringBuilder line = new StringBuilder("  ");
        for (int column = 0; column < row.size(); column++) {
            int width = widths == null ? 0 : widths.get(column);
            if (width > 0) {
                line.append(row.get(column))
                        .repeat(' ', Math.max(0, width - row.get(column).length()) + 2);
            }
        }
        return line.toString().stripTrailing();
    }
}
