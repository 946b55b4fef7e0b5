package io.railhead.proving.simulation;

import io.railhead.engine.Payment;
import io.railhead.payment.TransferIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A credit transfer message as it travels here: one line of words in place of signed XML. */
record Sent(String messageId, String instructionId, String transactionId, String uetr, String endToEndId, long amount) {
    static byte[] bytes(Payment payment, TransferIds ids, Instant at) {
        return String.join(
                        " ",
                        ids.messageId(),
                        ids.instructionId(),
                        ids.transactionId(),
                        ids.uetr().toString(),
                        payment.transfer().endToEndId(),
                        Long.toString(payment.transfer().amount().minorUnits()),
                        at.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    static Sent read(byte[] bytes) {
        String[] words = new String(bytes, StandardCharsets.UTF_8).split(" ", -1);
        return new Sent(words[0], words[1], words[2], words[3], words[4], Long.parseLong(words[5]));
    }

    int plan() {
        return Integer.parseInt(endToEndId.substring(1));
    }
}
