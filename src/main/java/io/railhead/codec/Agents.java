package io.railhead.codec;

import io.railhead.message.StatedAccount;
import io.railhead.message.StatedAgent;
import io.railhead.payment.Account;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.RoutingNumberAccount;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Agent.ClearingMember;
import io.railhead.payment.Invalid;

/** Turns what a message states into accounts and agents of ours. */
final class Agents {
    private Agents() {}

    /** @throws Unreadable when the agent is named neither by BIC nor by clearing number */
    static Agent agent(StatedAgent stated) {
        try {
            if (stated.bic() != null) {
                return new Bic(stated.bic());
            }
            if (stated.memberId() != null) {
                return new ClearingMember(stated.clearingSystem(), stated.memberId());
            }
        } catch (Invalid wrong) {
            throw new Unreadable("READ-AGENT", String.valueOf(wrong.getMessage()));
        }
        throw new Unreadable("READ-AGENT", "A bank is named neither by its BIC nor by a clearing number.");
    }

    /** @throws Unreadable when the account is of a kind that we do not know, or its number is wrong */
    static Account account(StatedAccount stated, StatedAgent bank) {
        try {
            if (stated.iban() != null) {
                return new Iban(stated.iban());
            }
            if (stated.other() != null && bank.memberId() != null) {
                return PartyWriter.US_ROUTING_NUMBERS.equals(bank.clearingSystem())
                        ? new RoutingNumberAccount(bank.memberId(), stated.other())
                        : new SortCodeAccount(bank.memberId(), stated.other());
            }
        } catch (Invalid wrong) {
            throw new Unreadable("READ-ACCOUNT", String.valueOf(wrong.getMessage()));
        }
        throw new Unreadable(
                "READ-ACCOUNT", "An account is given neither by IBAN nor by its bank's clearing number and its own.");
    }
}
