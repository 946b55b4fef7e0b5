package io.railhead.cli;

import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an account statement says of itself, held against its booked entries. */
final class StatementTotals {
    private static final List<String> OPENING = List.of("OPBD", "PRCD");
    private static final List<String> CLOSING = List.of("CLBD");

    private final Map<String, BigDecimal> openings = new TreeMap<>();
    private final Map<String, BigDecimal> closings = new TreeMap<>();
    private Told.@Nullable Statement summary;

    void balance(Told.Statement balance) {
        BigDecimal amount = Tally.decimal(balance.text(Fact.AMOUNT));
        String currency = balance.text(Fact.CURRENCY);
        String type = balance.text(Fact.BALANCE_TYPE);
        if (amount != null && currency != null && type != null && openings.size() + closings.size() < 100) {
            BigDecimal signed = MessageEntry.isDebit(balance) ? amount.negate() : amount;
            if (OPENING.contains(type)) {
                openings.putIfAbsent(currency, signed);
            } else if (CLOSING.contains(type)) {
                closings.put(currency, signed);
            }
        }
    }

    void summary(Told.Statement given) {
        summary = given;
    }

    /** Count and sums of both sides, and whether summary and balances agree with them. */
    String forPeople(Tally tally) {
        List<String> differences = new ArrayList<>();
        boolean compared = declared(tally, differences);
        compared |= moved(tally, differences);
        String judged = differences.isEmpty()
                ? compared ? ", as the statement says" : ""
                : "; BUT " + String.join(" and ", differences);
        return (tally.count() == 1 ? "1 entry" : tally.count() + " entries")
                + side(tally.credits(), "credit")
                + side(tally.debits(), "debit")
                + judged;
    }

    private static String side(Tally.Side side, String name) {
        if (side.count() == 0) {
            return "";
        }
        String sums = side.sums().entrySet().stream()
                .map(sum -> sum.getKey() + " " + sum.getValue().toPlainString())
                .collect(Collectors.joining(", "));
        return ", " + side.count() + " " + name + (side.count() == 1 ? " " : "s ") + sums;
    }

    /** Whether there was anything to compare with. */
    private boolean declared(Tally tally, List<String> differences) {
        Told.Statement given = summary;
        if (given == null) {
            return false;
        }
        Map<Fact, BigDecimal> counted = Map.of(
                Fact.NUMBER_OF_ENTRIES, BigDecimal.valueOf(tally.count()),
                Fact.NUMBER_OF_CREDITS, BigDecimal.valueOf(tally.credits().count()),
                Fact.SUM_OF_CREDITS, sum(tally.credits()),
                Fact.NUMBER_OF_DEBITS, BigDecimal.valueOf(tally.debits().count()),
                Fact.SUM_OF_DEBITS, sum(tally.debits()));
        boolean compared = false;
        for (Fact fact : new TreeSet<>(counted.keySet())) {
            BigDecimal said = Tally.decimal(given.text(fact));
            compared |= said != null;
            if (said != null && said.compareTo(counted.get(fact)) != 0) {
                differences.add("the " + fact.label() + " is given as " + said.toPlainString());
            }
        }
        return compared;
    }

    private boolean moved(Tally tally, List<String> differences) {
        boolean compared = false;
        for (Map.Entry<String, BigDecimal> opening : openings.entrySet()) {
            BigDecimal closing = closings.get(opening.getKey());
            if (closing != null) {
                compared = true;
                BigDecimal moved = of(tally.credits(), opening.getKey()).subtract(of(tally.debits(), opening.getKey()));
                BigDecimal balances = closing.subtract(opening.getValue());
                if (moved.compareTo(balances) != 0) {
                    differences.add("the balances move by " + opening.getKey() + " " + balances.toPlainString()
                            + ", the entries by " + moved.toPlainString());
                }
            }
        }
        return compared;
    }

    private static BigDecimal of(Tally.Side side, String currency) {
        return side.sums().getOrDefault(currency, BigDecimal.ZERO);
    }

    private static BigDecimal sum(Tally.Side side) {
        return side.sums().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
