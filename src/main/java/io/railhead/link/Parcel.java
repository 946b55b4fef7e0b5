package io.railhead.link;

import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import java.time.Instant;

/**
 * A committed message that has to be put on a link.
 *
 * @param bytes exactly what was signed and stored
 * @param sendBy past this it must not be put any more
 */
public record Parcel(MessageId id, PaymentId payment, byte[] bytes, Instant sendBy) {}
