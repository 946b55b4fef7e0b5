package io.railhead.cli;

import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.util.List;

/** What an entry of an account statement says in a row of a table. */
final class MessageEntry {
    private static final int DATE = 10;

    private MessageEntry() {}

    /** Entries alone say whether they are credits or debits. */
    static boolean isEntry(Told.Statement statement) {
        return statement.kind() == Told.Kind.TRANSACTION && statement.text(Fact.CREDIT_DEBIT) != null;
    }

    static boolean isDebit(Told.Statement statement) {
        return "DBIT".equals(statement.text(Fact.CREDIT_DEBIT));
    }

    /** What is pending or for information only moves no balance. */
    static boolean isBooked(Told.Statement entry) {
        String status = entry.text(Fact.ENTRY_STATUS);
        return status == null || status.equals("BOOK");
    }

    /** Booked, value, amount, with whom, reference, text. */
    static List<String> cells(Told.Statement entry) {
        String amount = entry.text(Fact.AMOUNT);
        String currency = first(entry, Fact.CURRENCY);
        return List.of(
                date(entry, Fact.BOOKING_DATE),
                date(entry, Fact.VALUE_DATE),
                currency
                        + (isDebit(entry) ? " -" : " ")
                        + (amount == null ? "" : amount)
                        + (isBooked(entry) ? "" : " " + first(entry, Fact.ENTRY_STATUS)),
                isDebit(entry) ? first(entry, Fact.CREDITOR, Fact.DEBTOR) : first(entry, Fact.DEBTOR, Fact.CREDITOR),
                first(entry, Fact.END_TO_END_ID, Fact.SERVICER_REFERENCE, Fact.ENTRY_REFERENCE),
                first(entry, Fact.REMITTANCE, Fact.ENTRY_INFORMATION, Fact.BANK_TRANSACTION_CODE));
    }

    private static String date(Told.Statement entry, Fact fact) {
        String date = first(entry, fact);
        return date.substring(0, Math.min(DATE, date.length()));
    }

    /** The first of the facts that says something, and how often more: a batch of payments may be one entry. */
    private static String first(Told.Statement entry, Fact... facts) {
        for (Fact fact : facts) {
            List<String> said = entry.facts().getOrDefault(fact, List.of()).stream()
                    .filter(text -> !text.isEmpty() && !text.equals("NOTPROVIDED"))
                    .toList();
            if (!said.isEmpty()) {
                return said.size() == 1 ? said.getFirst() : said.getFirst() + " +" + (said.size() - 1);
            }
        }
        return "";
    }
}
