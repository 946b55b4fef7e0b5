package io.railhead.simulator;

/** Leaves the examination of a message at the first thing that is wrong with it. Never leaves {@link Examiner}. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param text what is wrong, without repeating content of the message */
    Refusal(String code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    static Refusal format(String text) {
        return new Refusal("FF01", text);
    }

    static Refusal signature(String text) {
        return new Refusal("DS0B", text);
    }

    static Refusal signer(String text) {
        return new Refusal("DS0E", text);
    }

    static Refusal sender(String text) {
        return new Refusal("DS0H", text);
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
