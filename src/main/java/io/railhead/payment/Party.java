package io.railhead.payment;

import org.jspecify.annotations.Nullable;

/**
 * Debtor or creditor with account and bank.
 *
 * @param agent the party's bank, where the caller named it; otherwise the scheme derives it from the account
 */
public record Party(
        String name,
        Account account,
        @Nullable Agent agent,
        @Nullable PostalAddress address) {
    public Party(String name, Account account) {
        this(name, account, null, null);
    }

    public Party withAgent(Agent derived) {
        return new Party(name, account, derived, address);
    }

    public Party withName(String other) {
        return new Party(other, account, agent, address);
    }

    public Party withAccount(Account other) {
        return new Party(name, other, agent, address);
    }

    @Override
    public String toString() {
        return Masked.name(name) + " " + account.masked();
    }
}
