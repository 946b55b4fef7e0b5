package io.railhead.rules;

import io.railhead.codec.CreditTransferWriter;
import io.railhead.codec.MessageTree;
import io.railhead.scheme.Rule.Subject;
import io.railhead.scheme.Vocabulary;
import io.railhead.scheme.Vocabulary.Parameter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The closed set of checks that a pack's rules may name, written there in small letters with dashes. Each says what it
 * can look at and which parameters a rule must give it.
 */
enum Check {
    SINGLE_TRANSACTION(Look.atMessage(MessageChecks::singleTransaction)),
    SETTLEMENT_METHOD(Look.atMessage(MessageChecks::settlementMethod)),
    CLEARING_SYSTEM(Look.atMessage(MessageChecks::clearingSystem)),
    SETTLEMENT_DATE(Look.atMessage(MessageChecks::settlementDate)),
    SERVICE_LEVEL(Look.atMessage(MessageChecks::serviceLevel)),
    LOCAL_INSTRUMENT(Look.atMessage(MessageChecks::localInstrument)),
    CHARGE_BEARER(Look.atMessage(MessageChecks::chargeBearer)),
    ACCEPTANCE_TIME(Look.atMessage(MessageChecks::acceptanceTime), Map.of("maximumAge", Parameter.DURATION)),

    CURRENCY(Look.atTransfer(PaymentChecks::currency)),
    AMOUNT_MINIMUM(Look.atTransfer(PaymentChecks::amountMinimum)),
    AMOUNT_MAXIMUM(Look.atTransfer(PaymentChecks::amountMaximum)),
    AMOUNT_DECIMALS(Look.atTransfer(PaymentChecks::amountDecimals), Map.of("maximum", Parameter.NUMBER)),
    ACCOUNT_FORM(Look.atTransfer(PaymentChecks::accountForm)),
    DIFFERENT_ACCOUNTS(Look.atTransfer(PaymentChecks::differentAccounts)),
    AGENTS_NAMED(Look.atTransfer(PaymentChecks::agentsNamed)),
    STRUCTURED_ADDRESS(
            Look.atTransfer(PaymentChecks::structuredAddress),
            Map.of("maximumLines", Parameter.NUMBER, "maximumLineLength", Parameter.NUMBER)),
    TEXT_LENGTH(
            Look.atTransfer(PaymentChecks::textLength),
            Map.of("fields", Parameter.FIELDS, "maximum", Parameter.NUMBER)),
    TEXT_CHARACTERS(
            Look.atTransfer(PaymentChecks::textCharacters),
            Map.of("fields", Parameter.FIELDS, "characters", Parameter.CHARACTER_SET)),

    IDENTIFIER_LENGTH(
            Look.atPayment(IdentifierChecks::length), Map.of("fields", Parameter.FIELDS, "maximum", Parameter.NUMBER)),
    IDENTIFIER_SLASHES(Look.atPayment(IdentifierChecks::slashes), Map.of("fields", Parameter.FIELDS)),
    IDENTIFIER_CHARACTERS(
            Look.atPayment(IdentifierChecks::characters),
            Map.of("fields", Parameter.FIELDS, "characters", Parameter.CHARACTER_SET)),
    UETR_VERSION(Look.at(Set.of(Subject.CREDIT_TRANSFER, Subject.STATUS_REPORT), IdentifierChecks::uetrVersion)),

    HEADER_MESSAGE_ID(Look.atHeader(HeaderChecks::messageId)),
    HEADER_DEFINITION(Look.atHeader(HeaderChecks::definition)),
    HEADER_PARTIES(Look.atHeader(HeaderChecks::parties)),
    HEADER_BUSINESS_SERVICE(Look.atHeader(HeaderChecks::businessService)),
    HEADER_TIME(
            Look.atHeader(HeaderChecks::time),
            Map.of("maximumAge", Parameter.DURATION, "maximumLead", Parameter.DURATION)),
    HEADER_COPY_FLAG(Look.atHeader(HeaderChecks::copyFlag)),

    REJECTION_REASON(Look.atReport(AnswerChecks::rejectionReason)),
    REJECTION_WITHOUT_SETTLEMENT_DATE(Look.atReport(AnswerChecks::rejectionWithoutSettlementDate)),
    REASON_KNOWN(Look.atReport(AnswerChecks::reasonKnown)),
    ORIGINAL_NAMED(Look.atReport(AnswerChecks::originalNamed)),
    ORIGINAL_MATCHES(Look.atReport(AnswerChecks::originalMatches)),
    REJECT_REFERENCE(Look.atReject(AnswerChecks::rejectReference)),

    UK_MODULUS(Look.atTransfer(ReferenceChecks::ukModulus)),
    LEI_CHECK_DIGITS(Look.atDocument(ReferenceChecks::leiCheckDigits), Map.of("at", Parameter.QUESTION)),
    IBAN_VALID(Look.atDocument(ReferenceChecks::ibanValid), Map.of("at", Parameter.QUESTION)),
    REASON_CODE_KNOWN(Look.atDocument(ReferenceChecks::reasonCodeKnown), Map.of("at", Parameter.QUESTION)),
    COUNTRY_KNOWN(Look.atDocument(ReferenceChecks::countryKnown), Map.of("at", Parameter.QUESTION)),
    CURRENCY_DIGITS(Look.atDocument(ReferenceChecks::currencyDigits), Map.of("at", Parameter.QUESTION)),
    CODE_KNOWN(Look.atDocument(ReferenceChecks::codeKnown), Map.of("at", Parameter.QUESTION, "set", Parameter.WORDS)),

    /** A condition of the pack's own, in XPath. */
    CONDITION(
            Look.atDocument(DocumentChecks::condition),
            Map.of("messages", Parameter.WORDS, "at", Parameter.QUESTION, "holds", Parameter.QUESTION));

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Look look;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, Parameter> parameters;

    Check(Look look) {
        this(look, Map.of());
    }

    Check(Look look, Map<String, Parameter> parameters) {
        this.look = look;
        this.parameters = parameters;
    }

    void judge(Judged judged, Scene scene) {
        look.how().judge(judged, scene);
    }

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Check find(String written) {
        for (Check check : values()) {
            if (check.written().equals(written)) {
                return check;
            }
        }
        return null;
    }

    static Vocabulary vocabulary() {
        Map<String, Vocabulary.Check> checks = new HashMap<>();
        for (Check check : values()) {
            checks.put(check.written(), new Vocabulary.Check(check.look.subjects(), check.parameters));
        }
        return new Vocabulary(checks, MessageTree::complaint, CreditTransferWriter.DEFINITIONS);
    }
}
