package io.railhead.cli;

import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts and sums transactions as they come by. */
final class Tally {
    /** Nothing longer is an amount; a stranger's exponent could fill the memory. */
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,24}(\\.\\d{1,17})?");

    private long count;
    private boolean entries;
    private final Side credits = new Side();
    private final Side debits = new Side();
    private final Map<String, BigDecimal> sums = new TreeMap<>();
    private final Map<String, Long> statuses = new TreeMap<>();

    void add(Told.Statement transaction) {
        count++;
        BigDecimal amount = decimal(transaction.text(Fact.AMOUNT));
        String currency = transaction.text(Fact.CURRENCY);
        if (MessageEntry.isEntry(transaction)) {
            if (amount != null && currency != null && MessageEntry.isBooked(transaction)) {
                (MessageEntry.isDebit(transaction) ? debits : credits).add(currency, amount);
            }
            entries = true;
        } else if (amount != null && currency != null && (sums.size() < 300 || sums.containsKey(currency))) {
            sums.merge(currency, amount, BigDecimal::add);
        }
        String status = transaction.text(Fact.STATUS);
        if (status != null && (statuses.size() < 300 || statuses.containsKey(status))) {
            statuses.merge(status, 1L, Long::sum);
        }
    }

    /** The booked entries of one side of an account. */
    static final class Side {
        private long count;
        private final Map<String, BigDecimal> sums = new TreeMap<>();

        private void add(String currency, BigDecimal amount) {
            count++;
            if (sums.size() < 300 || sums.containsKey(currency)) {
                sums.merge(currency, amount, BigDecimal::add);
            }
        }

        long count() {
            return count;
        }

        Map<String, BigDecimal> sums() {
            return sums;
        }
    }

    /** Whether what was added are entries of an account; these have two sides and no sum. */
    boolean hasEntries() {
        return entries;
    }

    Side credits() {
        return credits;
    }

    Side debits() {
        return debits;
    }

    long count() {
        return count;
    }

    Map<String, BigDecimal> sums() {
        return sums;
    }

    Map<String, Long> statuses() {
        return statuses;
    }

    static @Nullable BigDecimal decimal(@Nullable String text) {
        return text != null && DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** Count, sums, and whether they are what the message itself declares. */
    String forPeople(@Nullable String declaredCount, @Nullable String declaredSum) {
        List<String> parts = new ArrayList<>();
        parts.add(count == 1 ? "1 transaction" : count + " transactions");
        sums.forEach((currency, sum) -> parts.add(currency + " " + sum.toPlainString()));
        List<String> differences = new ArrayList<>();
        BigDecimal declared = decimal(declaredCount);
        if (declared != null && declared.compareTo(BigDecimal.valueOf(count)) != 0) {
            differences.add(declaredCount + " are declared");
        }
        BigDecimal whole = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal control = decimal(declaredSum);
        if (control != null && control.compareTo(whole) != 0) {
            differences.add("the control sum says " + declaredSum);
        }
        boolean compared = declared != null || control != null;
        String judged =
                differences.isEmpty() ? compared ? ", as declared" : "" : "; BUT " + String.join(" and ", differences);
        return String.join(", ", parts) + judged;
    }
}
