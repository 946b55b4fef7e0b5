package io.railhead.engine;

import io.railhead.message.Digest;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a payment look like a repetition of another one: the same participant, accounts, amount and reference.
 * Half a SHA-256 of these, so that the register is narrow and names nobody.
 *
 * @param mark the same for payments that look alike
 * @param since how far back the payments were looked at; an entry of the register before this counts no more
 * @param earlier the newest payment since then that looks like this one, or null
 */
public record Likeness(UUID mark, Instant since, @Nullable PaymentId earlier) {
    private static final String SEPARATOR = "\u001F";

    /** The mark of a payment. Nothing of it depends on when or how the payment came. */
    public static UUID mark(Payment payment) {
        Transfer transfer = payment.transfer();
        String reference = transfer.reference();
        String told = String.join(
                SEPARATOR,
                payment.participant().value(),
                transfer.debtor().account().identification(),
                transfer.creditor().account().identification(),
                transfer.amount().currency().code(),
                Long.toString(transfer.amount().minorUnits()),
                reference == null ? "" : reference);
        ByteBuffer digest =
                ByteBuffer.wrap(Digest.of(told.getBytes(StandardCharsets.UTF_8)).value());
        return new UUID(digest.getLong(), digest.getLong());
    }
}
