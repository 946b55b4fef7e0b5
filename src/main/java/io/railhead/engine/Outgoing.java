package io.railhead.engine;

import io.railhead.message.Definition;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import io.railhead.payment.TransferIds;
import java.time.Instant;

/**
 * A signed message ready to leave. These exact bytes, and no others, are what may ever be sent for it.
 *
 * @param sendBy past this they must not be sent any more
 */
public record Outgoing(
        MessageId id,
        PaymentId payment,
        String link,
        Definition definition,
        TransferIds ids,
        byte[] bytes,
        String keyId,
        String sender,
        Instant createdAt,
        Instant answerBy,
        Instant sendBy) {}
