package io.railhead.simulator;

/** A ledger file is broken elsewhere than at its very end; a person has to look at it. */
public final class LedgerDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerDamagedException(long offset) {
        super("the ledger file is damaged at byte " + offset);
    }
}
