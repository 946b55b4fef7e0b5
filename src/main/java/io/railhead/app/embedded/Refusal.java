package io.railhead.app.embedded;

/**
 * Why Railhead will not start, in words for the person who starts it: what was found, and what to do about it.
 * Whoever catches it prints the message alone, without a stack trace, and ends with a failure code.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param advice what is wrong, naming the file or setting, and what to do; no secrets, no personal data */
    public Refusal(String advice) {
        super(advice);
    }

    /** As above, keeping the failure that was found. */
    public Refusal(String advice, Throwable cause) {
        super(advice, cause);
    }
}
