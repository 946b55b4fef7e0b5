package io.railhead.scheme;

import io.railhead.payment.Account;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.RoutingNumberAccount;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent;
import io.railhead.payment.Agent.ClearingMember;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an account names its bank where the caller does not and no directory is at hand.
 *
 * @param sortCodeSystem ISO clearing system identification under which sort codes are written
 * @param routingNumberSystem the same for routing numbers
 * @param byCountry for IBANs, by country code: where the bank's clearing number stands; a country that is not listed
 *     gives its bank code without a system
 */
public record AgentRule(
        @Nullable String sortCodeSystem, @Nullable String routingNumberSystem, Map<String, BankNumber> byCountry) {
    public AgentRule {
        byCountry = Map.copyOf(byCountry);
    }

    /**
     * Where a country's IBANs hold the bank's clearing number.
     *
     * @param system ISO external clearing system identification code, like DEBLZ
     * @param position of the number's first character in the IBAN after its check digits, counted from 1
     */
    public record BankNumber(String system, int position, int length) {
        private static final int PREFIX = 4;

        /** Null when the country's IBANs turn out to be shorter than the pack says. */
        @Nullable String of(Iban iban) {
            int from = PREFIX + position - 1;
            int to = from + length;
            return to <= iban.value().length() ? iban.value().substring(from, to) : null;
        }
    }

    /** The bank that an account belongs to by its number, or null when the number does not tell. */
    public @Nullable Agent agentOf(Account account) {
        return switch (account) {
            case SortCodeAccount uk -> new ClearingMember(sortCodeSystem, uk.sortCode());
            case RoutingNumberAccount us -> new ClearingMember(routingNumberSystem, us.routingNumber());
            case Iban iban -> agentOf(iban);
        };
    }

    @SuppressWarnings("ConstantValue") // the IBAN library knows no bank code for a few countries
    private @Nullable Agent agentOf(Iban iban) {
        BankNumber number = byCountry.get(iban.country());
        String member = number == null ? null : number.of(iban);
        if (number != null && member != null) {
            return new ClearingMember(number.system(), member);
        }
        String bankCode = iban.bankCode();
        return bankCode == null || bankCode.isEmpty() ? null : new ClearingMember(null, bankCode);
    }
}
