package io.railhead.cli;

import io.railhead.message.Fact;
import io.railhead.message.Told;
import io.railhead.scheme.CodeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a statement says, in words. The words of codes are read when the first code comes. */
final class MessageWords {
    private static final Set<Fact> BESIDE_ANOTHER =
            Set.of(Fact.CURRENCY, Fact.INSTRUCTED_CURRENCY, Fact.ORIGINAL_CURRENCY);

    private static final Set<Fact> ADDRESSES = Set.of(Fact.DEBTOR_ADDRESS, Fact.CREDITOR_ADDRESS);
    private static final Set<Fact> CODED = Set.of(
            Fact.CHARGE_BEARER,
            Fact.SERVICE_LEVEL,
            Fact.LOCAL_INSTRUMENT,
            Fact.CATEGORY_PURPOSE,
            Fact.PURPOSE,
            Fact.CLEARING_SYSTEM,
            Fact.SETTLEMENT_METHOD,
            Fact.PAYMENT_METHOD,
            Fact.COPY_DUPLICATE,
            Fact.CREDIT_DEBIT,
            Fact.ENTRY_STATUS,
            Fact.BALANCE_TYPE,
            Fact.SEQUENCE_TYPE);

    private final Supplier<CodeWords> loader;
    private @Nullable CodeWords loaded;

    MessageWords(Supplier<CodeWords> loader) {
        this.loader = loader;
    }

    private CodeWords words() {
        CodeWords known = loaded;
        if (known == null) {
            known = loader.get();
            loaded = known;
        }
        return known;
    }

    /** Who pays whom what, or what became of it; null for a statement that is about neither. */
    @Nullable String headline(Told.Statement statement) {
        if (statement.text(Fact.STATUS) != null) {
            return status(statement);
        }
        String amount = amount(statement, Fact.AMOUNT, Fact.CURRENCY);
        if (amount == null) {
            return null;
        }
        List<String> reasons = reasons(statement);
        if (!reasons.isEmpty()) {
            return amount + ": " + String.join(" ", reasons);
        }
        String date = first(statement, Fact.SETTLEMENT_DATE, Fact.EXECUTION_DATE);
        String why = why(statement);
        return "%s pays %s %s%s%s"
                .formatted(
                        said(first(statement, Fact.DEBTOR, Fact.DEBTOR_AGENT), "somebody"),
                        said(first(statement, Fact.CREDITOR, Fact.CREDITOR_AGENT), "somebody"),
                        amount,
                        date == null ? "" : " on " + date,
                        why == null ? "" : ": " + why);
    }

    private @Nullable String why(Told.Statement statement) {
        String purpose = statement.text(Fact.PURPOSE);
        String remittance = statement.text(Fact.REMITTANCE);
        return remittance != null || purpose == null
                ? remittance
                : purpose + explained(words().of(Fact.PURPOSE.written(), purpose));
    }

    /** {@code RJCT Refused; the reason says why. AC03 The payee's account number is wrong.} */
    String status(Told.Statement statement) {
        List<String> parts = new ArrayList<>();
        String code = statement.text(Fact.STATUS);
        if (code != null) {
            parts.add(code + explained(statusWord(code)));
        }
        parts.addAll(reasons(statement));
        return String.join(" ", parts);
    }

    List<String> reasons(Told.Statement statement) {
        List<String> parts = new ArrayList<>();
        for (String reason : statement.facts().getOrDefault(Fact.REASON, List.of())) {
            parts.add(reason + explained(words().reason(reason)));
        }
        for (String text : statement.facts().getOrDefault(Fact.REASON_TEXT, List.of())) {
            parts.add("(" + text + ")");
        }
        return parts;
    }

    /** Every fact, labelled. */
    List<String> pairs(Told.Statement statement) {
        List<String[]> pairs = new ArrayList<>();
        for (Map.Entry<Fact, List<String>> fact : statement.facts().entrySet()) {
            if (!BESIDE_ANOTHER.contains(fact.getKey())) {
                pairs.add(new String[] {fact.getKey().label(), value(statement, fact.getKey(), fact.getValue())});
            }
        }
        if (statement.unsaid() > 0) {
            pairs.add(new String[] {"and", statement.unsaid() + " more, see --tree"});
        }
        return Text.pairs(pairs);
    }

    private String value(Told.Statement statement, Fact fact, List<String> values) {
        Fact currency = fact.currency();
        if (currency != null) {
            return said(amount(statement, fact, currency), "");
        }
        if (fact == Fact.STATUS || fact == Fact.REASON || fact == Fact.REJECTION_REASON) {
            return coded(values, fact == Fact.STATUS);
        }
        String text = String.join(ADDRESSES.contains(fact) ? ", " : " ", values);
        return CODED.contains(fact) ? eachExplained(fact, values) : text;
    }

    private String eachExplained(Fact fact, List<String> codes) {
        List<String> said = new ArrayList<>();
        codes.forEach(code -> said.add(code + explained(words().of(fact.written(), code))));
        return String.join("; ", said);
    }

    private String coded(List<String> codes, boolean status) {
        List<String> said = new ArrayList<>();
        codes.forEach(code -> said.add(code + explained(status ? statusWord(code) : words().reason(code))));
        return String.join("; ", said);
    }

    private static String explained(@Nullable String words) {
        return words == null ? "" : " " + words;
    }

    static @Nullable String amount(Told.Statement statement, Fact amount, Fact currency) {
        String value = statement.text(amount);
        String code = statement.text(currency);
        return value == null ? null : ((code == null ? "" : code + " ") + value);
    }

    /** {@code closing booked  EUR 12.00 credit  2026-01-31}. */
    String balance(Told.Statement balance) {
        String type = said(balance.text(Fact.BALANCE_TYPE), "balance");
        String words = words().of(Fact.BALANCE_TYPE.written(), type);
        return "%-28s%s  %s"
                .formatted(
                        words == null ? type : words,
                        said(amount(balance, Fact.AMOUNT, Fact.CURRENCY), "")
                                + (MessageEntry.isDebit(balance) ? " debit" : " credit"),
                        said(balance.text(Fact.BALANCE_DATE), ""))
                .stripTrailing();
    }

    private @Nullable String statusWord(String code) {
        String words = words().status(code);
        return words != null ? words : words().of("investigationStatus", code);
    }

    /** The words of a status code alone. */
    String statusWords(String code) {
        return code + explained(statusWord(code));
    }

    private static @Nullable String first(Told.Statement statement, Fact wanted, Fact otherwise) {
        String text = statement.text(wanted);
        return text != null ? text : statement.text(otherwise);
    }

    private static String said(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
