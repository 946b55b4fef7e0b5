package io.railhead.simulator;

import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the counterpart has booked on one link.
 *
 * @param doubled bookings of a transaction that had been booked before; always 0 unless something is broken
 */
public record LinkTotals(Tally settled, Tally rejected, long doubled) {
    /** Nothing booked yet. */
    public static final LinkTotals NONE = new LinkTotals(Tally.NONE, Tally.NONE, 0);

    /**
     * @param count of transactions
     * @param sum by currency code
     */
    public record Tally(long count, Map<String, Money> sum) {
        static final Tally NONE = new Tally(0, Map.of());

        public Tally {
            sum = Map.copyOf(sum);
        }

        Tally plus(Money amount) {
            SortedMap<String, Money> more = new TreeMap<>(sum);
            more.merge(amount.currency().code(), amount, Money::plus);
            return new Tally(count + 1, more);
        }

        /** The total in one currency, zero when nothing was booked in it. */
        public Money in(Currency currency) {
            return sum.getOrDefault(currency.code(), new Money(currency, 0));
        }

        private String json() {
            return "{\"count\":" + count + ",\"sum\":"
                    + new TreeMap<>(sum)
                            .entrySet().stream()
                                    .map(each -> "\"" + each.getKey() + "\":\""
                                            + each.getValue().decimal() + "\"")
                                    .collect(Collectors.joining(",", "{", "}"))
                    + "}";
        }
    }

    LinkTotals plus(Outcome outcome, Money amount, boolean again) {
        long twice = again ? doubled + 1 : doubled;
        return switch (outcome) {
            case SETTLED -> new LinkTotals(settled.plus(amount), rejected, twice);
            case REJECTED -> new LinkTotals(settled, rejected.plus(amount), twice);
            case UNBOOKED -> this;
        };
    }

    /** This link's part of the ledger summary. */
    public String json() {
        return "{\"settled\":" + settled.json() + ",\"rejected\":" + rejected.json() + ",\"doubled\":" + doubled + "}";
    }

    /** The whole ledger summary as one JSON object, links in the map's order. */
    public static String json(Map<String, LinkTotals> links) {
        return links.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue().json())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
