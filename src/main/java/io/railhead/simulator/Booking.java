package io.railhead.simulator;

import io.railhead.message.Digest;
import io.railhead.payment.Money;
import java.time.Instant;
import java.util.List;

/**
 * One booking of a ledger, for those who compare books.
 *
 * @param transactionId empty where the request had none
 * @param answers those that left with the booking, or were to; delayed ones are not among them
 */
public record Booking(
        Instant bookedAt,
        Outcome outcome,
        String transactionId,
        String uetr,
        String endToEndId,
        Money amount,
        List<Said> answers) {
    /**
     * An answer of the counterpart.
     *
     * @param digest of its exact bytes
     * @param isBytes whether it travelled as a bytes message, the only legitimate kind
     */
    public record Said(Digest digest, boolean isBytes) {}

    public Booking {
        answers = List.copyOf(answers);
    }

    static Booking of(Entry entry) {
        List<Said> answers = entry.answers().stream()
                .filter(answer -> !answer.delay().isPositive())
                .map(answer ->
                        new Said(Digest.of(answer.open().bytes()), answer.jmsType() == PlannedAnswer.JmsType.BYTES))
                .toList();
        return new Booking(
                entry.bookedAt(),
                entry.outcome(),
                entry.transactionId(),
                entry.uetr(),
                entry.endToEndId(),
                entry.amount(),
                answers);
    }
}
