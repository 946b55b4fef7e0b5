package io.railhead.signing;

/** Ends the checking of one message at the first fault; never leaves this package. Has no stack trace, so it is cheap. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final SignatureFault fault;
    private final String text;

    Refusal(SignatureFault fault, String text) {
        super(text, null, false, false);
        this.fault = fault;
        this.text = text;
    }

    Verdict.Refused verdict() {
        return new Verdict.Refused(fault, text);
    }
}
