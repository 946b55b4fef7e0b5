package io.railhead.lifecycle;

/**
 * What a status of theirs says about our transfer, once the scheme's pack has translated its code. The
 * machine sees these alone; raw codes never reach it.
 */
public enum Meaning {
    /** Received or in process: nothing is decided. */
    INFORMED,
    /** The other side agreed; settlement is still to come. */
    AGREED,
    /** Final between the banks. */
    FINAL_POSITIVE,
    /** Final between the banks; the payee does not have the money yet. */
    SETTLED_NOT_CREDITED,
    /** The payee has the money. */
    CREDITED,
    /** Certainly not moved. */
    FINAL_NEGATIVE,
    /** Settled, and the money is announced to come back as a return of its own. */
    RETURN_ANNOUNCED,
    /** Settled, and stuck at the payee's bank: neither credited nor returned. */
    BLOCKED,
    /** They say they had it before. Our own resend may be the reason, so it proves nothing. */
    DUPLICATE_CLAIMED
}
