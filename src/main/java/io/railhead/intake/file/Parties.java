package io.railhead.intake.file;

import io.railhead.message.StatedAccount;
import io.railhead.message.StatedAgent;
import io.railhead.message.StatedParty;
import io.railhead.payment.Account;
import io.railhead.payment.Agent;
import io.railhead.payment.Party;
import io.railhead.scheme.Field;
import org.jspecify.annotations.Nullable;

/** Parties, accounts and banks as files state them, made into ours. What cannot be is {@link Unusable}. */
final class Parties {
    /** ISO external code of the UK's clearing, whose member numbers are sort codes. */
    private static final String UK_SORT_CODES = "GBDSC";

    /** The same of the United States' routing numbers. */
    static final String US_ROUTING_NUMBERS = "USABA";

    private static final int SORT_CODE = 6;
    private static final int ACCOUNT_NUMBER = 8;

    private Parties() {}

    static Party debtor(StatedParty party, StatedAccount account, StatedAgent agent) {
        return party(Side.DEBTOR, party, account, agent);
    }

    static Party creditor(StatedParty party, @Nullable StatedAccount account, @Nullable StatedAgent agent) {
        return party(Side.CREDITOR, party, account, agent);
    }

    /** The places of one side and what it is called when the whole of it is missing. */
    private enum Side {
        DEBTOR(Field.DEBTOR_ACCOUNT, Field.DEBTOR_AGENT, "AC02", "BE08", "The debtor has no name."),
        CREDITOR(Field.CREDITOR_ACCOUNT, Field.CREDITOR_AGENT, "AC03", "BE22", "The creditor has no name.");

        private final Field account;
        private final Field agent;
        private final String noAccount;
        private final String noName;
        private final String noNameText;

        Side(Field account, Field agent, String noAccount, String noName, String noNameText) {
            this.account = account;
            this.agent = agent;
            this.noAccount = noAccount;
            this.noName = noName;
            this.noNameText = noNameText;
        }
    }

    private static Party party(
            Side side, StatedParty party, @Nullable StatedAccount account, @Nullable StatedAgent agent) {
        String name = party.name();
        if (name == null || name.isBlank()) {
            throw new Unusable(side.noName, side.noNameText);
        }
        return new Party(name, account(side, account, agent), agent(side, agent), party.address());
    }

    private static Account account(Side side, @Nullable StatedAccount stated, @Nullable StatedAgent agent) {
        String iban = stated == null ? null : stated.iban();
        if (iban != null) {
            return Unusable.checked(side.account, () -> Account.Iban.parse(iban));
        }
        String number = stated == null ? null : stated.other();
        if (number == null) {
            throw new Unusable(side.noAccount, "There is no account. Give " + side.account.label() + ".");
        }
        String member = agent == null ? null : agent.memberId();
        if (member != null && agent != null && US_ROUTING_NUMBERS.equals(agent.clearingSystem())) {
            return Unusable.checked(side.account, () -> new Account.RoutingNumberAccount(member, number));
        }
        if (number.length() == SORT_CODE + ACCOUNT_NUMBER) {
            return Unusable.checked(
                    side.account,
                    () -> new Account.SortCodeAccount(number.substring(0, SORT_CODE), number.substring(SORT_CODE)));
        }
        if (number.length() == ACCOUNT_NUMBER
                && member != null
                && agent != null
                && UK_SORT_CODES.equals(agent.clearingSystem())) {
            return Unusable.checked(side.account, () -> new Account.SortCodeAccount(member, number));
        }
        throw new Unusable(
                side.noAccount,
                "An account is an IBAN, or sort code and account number in 14 digits, or 8 digits with the sort code as"
                        + " the bank's member id in GBDSC, or a number with the routing number as the bank's member id"
                        + " in USABA.");
    }

    private static @Nullable Agent agent(Side side, @Nullable StatedAgent stated) {
        String bic = stated == null ? null : stated.bic();
        if (bic != null) {
            return Unusable.checked(side.agent, () -> new Agent.Bic(bic));
        }
        String member = stated == null ? null : stated.memberId();
        return stated == null || member == null
                ? null
                : Unusable.checked(side.agent, () -> new Agent.ClearingMember(stated.clearingSystem(), member));
    }
}
