package io.railhead.scheme;

import io.railhead.payment.Account;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.RoutingNumberAccount;
import io.railhead.payment.Account.SortCodeAccount;
import org.jspecify.annotations.Nullable;

/** The form in which a scheme knows accounts. */
public enum AccountForm {
    /** United Kingdom: sort code and account number. A GB IBAN holds both and counts as them. */
    SORT_CODE("a UK account: a sort code with an account number, or a GB IBAN"),
    /** ISO 13616. A sort code alone cannot become one: the bank's four letters are not known from it. */
    IBAN("an IBAN"),
    /** United States: routing number and account number. No IBAN holds them. */
    ROUTING_NUMBER("a US account: a routing number with an account number");

    private final String label;

    AccountForm(String label) {
        this.label = label;
    }

    /** For the middle of a sentence. */
    public String label() {
        return label;
    }

    /** The same account in this form, or null when it has none. */
    public @Nullable Account inForm(Account account) {
        return switch (this) {
            case SORT_CODE ->
                switch (account) {
                    case SortCodeAccount already -> already;
                    case Iban iban -> "GB".equals(iban.country()) ? SortCodeAccount.of(iban) : null;
                    case RoutingNumberAccount other -> null;
                };
            case IBAN ->
                switch (account) {
                    case Iban already -> already;
                    case SortCodeAccount other -> null;
                    case RoutingNumberAccount other -> null;
                };
            case ROUTING_NUMBER ->
                switch (account) {
                    case RoutingNumberAccount already -> already;
                    case Iban other -> null;
                    case SortCodeAccount other -> null;
                };
        };
    }
}
