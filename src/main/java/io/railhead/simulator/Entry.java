package io.railhead.simulator;

import io.railhead.message.Digest;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.simulator.PlannedAnswer.JmsType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One transaction in the ledger.
 *
 * @param transactionId empty where the request had none
 * @param uetr empty where the request had none
 * @param document digest of the canonical business document
 */
record Entry(
        String link,
        Instant bookedAt,
        Outcome outcome,
        String transactionId,
        String uetr,
        String endToEndId,
        Money amount,
        Digest document,
        String messageId,
        List<PackedAnswer> answers) {
    private static final int FIELDS = 11;

    Entry {
        answers = List.copyOf(answers);
    }

    /** When the answer at this place is to leave. */
    Instant due(int answer) {
        return bookedAt.plus(answers.get(answer).delay());
    }

    /** Fields of a ledger line, tabs between them. */
    String format() {
        StringBuilder line = new StringBuilder(1024);
        for (String field : List.of(
                link,
                Long.toString(bookedAt.toEpochMilli()),
                String.valueOf(outcome.mark()),
                transactionId,
                uetr,
                endToEndId,
                amount.currency().code(),
                Long.toString(amount.minorUnits()),
                Base64.getEncoder().encodeToString(document.value()),
                messageId)) {
            line.append(LedgerLine.escape(field)).append('\t');
        }
        for (PackedAnswer answer : answers) {
            line.append(answer.delay().toMillis())
                    .append(':')
                    .append(answer.jmsType())
                    .append(':')
                    .append(answer.text())
                    .append(',');
        }
        return line.toString();
    }

    static Entry parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("a booking has " + FIELDS + " fields");
        }
        return new Entry(
                LedgerLine.unescape(fields[0]),
                Instant.ofEpochMilli(Long.parseLong(fields[1])),
                Outcome.ofMark(fields[2]),
                LedgerLine.unescape(fields[3]),
                LedgerLine.unescape(fields[4]),
                LedgerLine.unescape(fields[5]),
                new Money(Currency.of(fields[6]), Long.parseLong(fields[7])),
                new Digest(Base64.getDecoder().decode(fields[8])),
                LedgerLine.unescape(fields[9]),
                parseAnswers(fields[10]));
    }

    private static List<PackedAnswer> parseAnswers(String field) {
        List<PackedAnswer> answers = new ArrayList<>(1);
        int from = 0;
        while (from < field.length()) {
            int end = field.indexOf(',', from);
            int type = field.indexOf(':', from);
            int text = field.indexOf(':', type + 1);
            answers.add(new PackedAnswer(
                    Duration.ofMillis(Long.parseLong(field, from, type, 10)),
                    JmsType.valueOf(field.substring(type + 1, text)),
                    field.substring(text + 1, end)));
            from = end + 1;
        }
        return answers;
    }
}
