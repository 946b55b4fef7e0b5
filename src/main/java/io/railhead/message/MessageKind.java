package io.railhead.message;

/** What a message is for, whatever its version. Routes choose by it. */
public enum MessageKind {
    CREDIT_TRANSFER("pacs.008"),
    STATUS_REPORT("pacs.002"),
    MESSAGE_REJECT("admi.002"),
    INITIATION("pain.001"),
    INITIATION_STATUS("pain.002"),
    /** Anything that we have no use for yet, or that is not ISO 20022 at all. */
    OTHER("other");

    private final String message;

    MessageKind(String message) {
        this.message = message;
    }

    /** The ISO name without version, as in route headers and log lines. */
    public String message() {
        return message;
    }

    public static MessageKind of(Definition definition) {
        for (MessageKind kind : values()) {
            if (kind.message.equals(definition.message())) {
                return kind;
            }
        }
        return OTHER;
    }
}
