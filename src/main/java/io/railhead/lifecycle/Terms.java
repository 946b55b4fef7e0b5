package io.railhead.lifecycle;

/**
 * What a transfer was agreed under; fixed when it is claimed, whatever the pack says later.
 *
 * @param onSilence what happens to the payer's money when no answer comes in time
 * @param settlement how the scheme settles
 */
public record Terms(OnSilence onSilence, Settlement.Kind settlement) {
    public enum OnSilence {
        /** Keep the payer's money reserved until something is certain. */
        HOLD,
        /** Give it back at once; a later positive answer then needs a new debit. */
        RELEASE
    }
}
