package io.railhead.scheme;

/**
 * What we tell people about a reason code.
 *
 * @param explanation plain words of our own
 * @param owner who acts on it
 * @param duplicate whether it claims that they had it before; such a refusal proves nothing, because our own resend
 *     may have caused it
 */
public record ReasonCode(String code, String explanation, Retry retry, Owner owner, boolean duplicate) {
    /** Whether trying again can help. A new try is always a new payment with new ids. */
    public enum Retry {
        /** It will fail again. */
        NEVER,
        /** After something in the request is put right. */
        FIX,
        /** Unchanged, after a while. */
        LATER,
        /** First find out what became of this one. */
        ENQUIRE,
        /** Over another scheme. */
        OTHER_RAIL
    }

    /** Whose desk it belongs on. */
    public enum Owner {
        /** The payer corrects or decides. */
        CUSTOMER,
        OPERATIONS,
        COMPLIANCE,
        RECONCILIATION,
        /** Whoever keeps bank identifiers up to date. */
        ROUTING_DATA,
        /** Whoever keeps keys and certificates. */
        SECURITY
    }
}
