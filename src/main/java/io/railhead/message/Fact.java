package io.railhead.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a message can say of itself or of a payment, by its ISO 20022 business name written whole. One list for all
 * messages, so that the same thing has the same name wherever it stands.
 */
public enum Fact {
    FROM,
    TO,
    BUSINESS_MESSAGE_ID,
    DEFINITION,
    BUSINESS_SERVICE,
    COPY_DUPLICATE,
    POSSIBLE_DUPLICATE,
    MESSAGE_ID,
    CREATION_TIME,
    PAYMENT_INFORMATION_ID,
    STATUS_ID,
    NUMBER_OF_TRANSACTIONS,
    CONTROL_SUM,
    INITIATING_PARTY,
    INITIATING_PARTY_ID,
    SETTLEMENT_METHOD,
    CLEARING_SYSTEM,
    INSTRUCTING_AGENT,
    INSTRUCTED_AGENT,
    PAYMENT_METHOD,
    EXECUTION_DATE,
    ORIGINAL_MESSAGE_ID,
    ORIGINAL_MESSAGE_NAME,
    ORIGINAL_PAYMENT_INFORMATION_ID,
    ORIGINAL_NUMBER_OF_TRANSACTIONS,
    ORIGINAL_CONTROL_SUM,
    ORIGINAL_INSTRUCTION_ID,
    ORIGINAL_END_TO_END_ID,
    ORIGINAL_TRANSACTION_ID,
    ORIGINAL_UETR,
    STATUS,
    REASON(true),
    REASON_TEXT(true),
    INSTRUCTION_ID,
    END_TO_END_ID,
    TRANSACTION_ID,
    UETR,
    CLEARING_SYSTEM_REFERENCE,
    AMOUNT,
    CURRENCY,
    INSTRUCTED_AMOUNT,
    INSTRUCTED_CURRENCY,
    SETTLEMENT_DATE,
    ACCEPTANCE_TIME,
    SERVICE_LEVEL(true),
    LOCAL_INSTRUMENT,
    CATEGORY_PURPOSE,
    CHARGE_BEARER,
    DEBTOR,
    DEBTOR_ID,
    DEBTOR_ADDRESS(true),
    DEBTOR_ACCOUNT,
    DEBTOR_AGENT,
    ULTIMATE_DEBTOR,
    CREDITOR,
    CREDITOR_ID,
    CREDITOR_ADDRESS(true),
    CREDITOR_ACCOUNT,
    CREDITOR_AGENT,
    ULTIMATE_CREDITOR,
    PURPOSE,
    REMITTANCE(true),
    CREDIT_DEBIT,
    ENTRY_STATUS,
    REVERSAL,
    BOOKING_DATE,
    VALUE_DATE,
    SERVICER_REFERENCE,
    ENTRY_REFERENCE,
    BANK_TRANSACTION_CODE(true),
    ENTRY_INFORMATION(true),
    ORIGINAL_AMOUNT,
    ORIGINAL_CURRENCY,
    ORIGINAL_SETTLEMENT_DATE,
    RETURN_ID,
    CANCELLATION_ID,
    CANCELLATION_STATUS_ID,
    REVERSAL_ID,
    REQUEST_ID,
    ASSIGNMENT_ID,
    ASSIGNER,
    ASSIGNEE,
    CASE_ID,
    CASE_CREATOR,
    STATEMENT_ID,
    SEQUENCE_NUMBER,
    PAGE,
    PERIOD_FROM,
    PERIOD_TO,
    ACCOUNT,
    ACCOUNT_CURRENCY,
    ACCOUNT_OWNER,
    ACCOUNT_SERVICER,
    BALANCE_TYPE,
    BALANCE_DATE,
    NUMBER_OF_ENTRIES,
    NUMBER_OF_CREDITS,
    SUM_OF_CREDITS,
    NUMBER_OF_DEBITS,
    SUM_OF_DEBITS,
    COLLECTION_DATE,
    SEQUENCE_TYPE,
    MANDATE_ID,
    MANDATE_DATE,
    CREDITOR_SCHEME_ID,
    EXPIRY_DATE,
    EVENT_CODE,
    EVENT_TIME,
    EVENT_PARAMETER(true),
    EVENT_DESCRIPTION,
    REJECTED_REFERENCE,
    REJECTION_REASON,
    REJECTION_TIME,
    ERROR_LOCATION,
    REASON_DESCRIPTION,
    ADDITIONAL_DATA;

    private static final Map<String, Fact> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Fact::written, Function.identity()));

    private final boolean several;

    Fact() {
        this(false);
    }

    Fact(boolean several) {
        this.several = several;
    }

    /** Whether it stands more than once by its nature, as the lines of an address do. */
    public boolean several() {
        return several;
    }

    /** The fact that says in which currency this amount is; null for what is no amount. */
    public @Nullable Fact currency() {
        if (this == AMOUNT) {
            return CURRENCY;
        }
        return this == INSTRUCTED_AMOUNT ? INSTRUCTED_CURRENCY : this == ORIGINAL_AMOUNT ? ORIGINAL_CURRENCY : null;
    }

    /** As it is written in JSON and in outlines: {@code endToEndId}. */
    public String written() {
        StringBuilder written = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            written.append(
                    written.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return written.toString();
    }

    /** For people: {@code end to end id}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The fact that {@link #written()} gave, or null. */
    public static @Nullable Fact find(String written) {
        return BY_NAME.get(written);
    }
}
