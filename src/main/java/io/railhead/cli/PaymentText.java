package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A payment for people. */
final class PaymentText {
    static final List<String> HEADINGS =
            List.of("RECEIVED", "PAYMENT", "STATE", "CERTAINTY", "AMOUNT", "SCHEME", "STATUS", "END-TO-END ID");

    private PaymentText() {}

    static List<String> row(JsonNode payment) {
        return List.of(
                Text.of(payment, "receivedAt"),
                Text.of(payment, "id"),
                Text.of(payment, "state"),
                Text.of(payment, "certainty"),
                Text.money(payment.path("amount")),
                Text.of(payment, "scheme"),
                status(payment, false),
                Text.of(payment, "endToEndId"));
    }

    static List<String> block(JsonNode payment) {
        List<String[]> pairs = new ArrayList<>();
        pairs.add(pair("payment", Text.of(payment, "id")));
        pairs.add(pair("state", state(payment)));
        pairs.add(pair("status", status(payment, true)));
        pairs.add(pair("amount", Text.money(payment.path("amount"))));
        pairs.add(pair("from", party(payment.path("debtor"))));
        pairs.add(pair("to", party(payment.path("creditor"))));
        pairs.add(pair("scheme", Text.of(payment, "scheme")));
        pairs.add(pair("end-to-end id", Text.of(payment, "endToEndId")));
        pairs.add(pair("reference", Text.of(payment, "reference")));
        pairs.add(pair("transaction id", Text.of(payment, "transactionId")));
        pairs.add(pair("uetr", Text.of(payment, "uetr")));
        pairs.add(pair("payer's funds", Text.of(payment, "payerFunds")));
        pairs.add(pair("payee credited", Text.of(payment, "payeeCredited")));
        pairs.add(pair("received", Text.of(payment, "receivedAt")));
        pairs.add(pair("submitted", Text.of(payment, "submittedAt")));
        pairs.add(pair("final", Text.of(payment, "finalAt")));
        pairs.add(pair("file", Text.of(payment, "fileId")));
        payment.path("warningDetails").forEach(warning -> pairs.add(pair("warning", warning(warning))));
        return Text.pairs(pairs);
    }

    /** Whether its story ended without money moving: what a script should not take for success. */
    static boolean endedUnpaid(JsonNode payment) {
        return payment.path("final").asBoolean() && "not-moved".equals(Text.of(payment, "certainty"));
    }

    private static String state(JsonNode payment) {
        String certainty = Text.of(payment, "certainty");
        return Text.of(payment, "state")
                + (certainty.isEmpty() ? "" : ", " + certainty)
                + (payment.path("final").asBoolean() ? ", final" : "");
    }

    private static String status(JsonNode payment, boolean whole) {
        JsonNode status = payment.path("status");
        String codes = (Text.of(status, "code") + " " + Text.of(status, "reason")).strip();
        return whole ? (codes + " " + Text.of(status, "text")).strip() : codes;
    }

    private static String warning(JsonNode warning) {
        String field = Text.of(warning, "field");
        return Text.of(warning, "code") + (field.isEmpty() ? "" : " at " + field) + ": " + Text.of(warning, "text");
    }

    private static String party(JsonNode party) {
        return (Text.of(party, "name") + "  " + Text.account(party.path("account"))).strip();
    }

    private static String[] pair(String label, String value) {
        return new String[] {label, value};
    }
}
