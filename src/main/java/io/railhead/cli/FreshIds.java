package io.railhead.cli;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives a message ids of its own, so that nobody has seen it before: the message id, wherever it stands, and the
 * instruction id, the transaction id and the UETR of its payment. What it says of another message stays.
 */
final class FreshIds {
    private static final Pattern MESSAGE_ID = Pattern.compile("<BizMsgIdr>([^<]+)</BizMsgIdr>");
    private static final Pattern INSTRUCTION = Pattern.compile("<InstrId>[^<]+<");
    private static final Pattern TRANSACTION = Pattern.compile("<TxId>[^<]+<");
    private static final Pattern UETR = Pattern.compile("<UETR>[^<]+<");
    /** With a letter before them as many as an instruction id has in the narrowest of the schemes' character limits. */
    private static final int DIGITS = 15;

    private FreshIds() {}

    static String in(String message) {
        Matcher id = MESSAGE_ID.matcher(message);
        String renamed = id.find() ? message.replace(">" + id.group(1) + "<", ">" + next("M") + "<") : message;
        renamed = INSTRUCTION.matcher(renamed).replaceAll("<InstrId>" + next("I") + "<");
        renamed = TRANSACTION.matcher(renamed).replaceAll("<TxId>" + next("T") + "<");
        return UETR.matcher(renamed).replaceAll("<UETR>" + UUID.randomUUID() + "<");
    }

    private static String next(String letter) {
        return letter + UUID.randomUUID().toString().replace("-", "").substring(0, DIGITS);
    }
}
