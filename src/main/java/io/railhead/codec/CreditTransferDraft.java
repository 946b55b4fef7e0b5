package io.railhead.codec;

import static io.railhead.codec.Cursor.required;

import io.railhead.codec.PartyReader.Choice;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.CreditTransferMessage.Terms;
import io.railhead.message.Header;
import io.railhead.message.StatedAccount;
import io.railhead.message.StatedAgent;
import io.railhead.message.StatedParty;
import io.railhead.payment.Account;
import io.railhead.payment.Currency;
import io.railhead.payment.Invalid;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What has been read of a pacs.008 so far; {@link #message} judges whether it is one that we can hold. */
final class CreditTransferDraft {
    @Nullable String messageId;

    @Nullable OffsetDateTime creationTime;

    @Nullable LocalDate settlementDate;

    @Nullable String settlementMethod;

    Choice clearingSystem = new Choice(null, false);
    Choice localInstrument = new Choice(null, false);

    @Nullable StatedAgent instructing;

    @Nullable StatedAgent instructed;

    @Nullable String instructionId;

    @Nullable String endToEndId;

    @Nullable String transactionId;

    @Nullable String uetr;

    @Nullable String currency;

    @Nullable String amount;

    @Nullable OffsetDateTime acceptanceTime;

    @Nullable String chargeBearer;

    @Nullable StatedParty debtor;

    @Nullable StatedAccount debtorAccount;

    @Nullable StatedAgent debtorAgent;

    @Nullable StatedAgent creditorAgent;

    @Nullable StatedParty creditor;

    @Nullable StatedAccount creditorAccount;

    @Nullable String reference;

    private @Nullable String serviceLevel;

    void addServiceLevel(Choice level) {
        if (serviceLevel != null || level.proprietary()) {
            throw new Unreadable("READ-SERVICE-LEVEL", "The message names several service levels, or one of its own.");
        }
        serviceLevel = level.value();
    }

    CreditTransferMessage message(Header header, PaymentId id) {
        Party payer = party(required(debtor, "Dbtr"), debtorAccount, required(debtorAgent, "DbtrAgt"));
        Party payee = party(required(creditor, "Cdtr"), creditorAccount, required(creditorAgent, "CdtrAgt"));
        Transfer transfer = new Transfer(id, money(), payer, payee, required(endToEndId, "EndToEndId"), reference);
        return new CreditTransferMessage(
                header,
                transfer,
                ids(),
                required(creationTime, "CreDtTm"),
                held(settlementDate, "settlement date"),
                acceptanceTime,
                Agents.agent(held(instructing, "instructing agent")),
                Agents.agent(held(instructed, "instructed agent")),
                terms());
    }

    private Terms terms() {
        return new Terms(
                required(settlementMethod, "SttlmMtd"),
                clearingSystem.value(),
                clearingSystem.proprietary(),
                serviceLevel,
                localInstrument.value(),
                localInstrument.proprietary(),
                required(chargeBearer, "ChrgBr"));
    }

    private TransferIds ids() {
        try {
            return new TransferIds(
                    required(messageId, "MsgId"),
                    held(instructionId, "instruction id"),
                    held(transactionId, "transaction id"),
                    Uetr.parse(held(uetr, "UETR")));
        } catch (Invalid wrong) {
            throw new Unreadable("READ-UETR", String.valueOf(wrong.getMessage()));
        }
    }

    private Money money() {
        try {
            return Money.parse(Currency.of(required(currency, "Ccy")), plain(required(amount, "IntrBkSttlmAmt")));
        } catch (Invalid wrong) {
            throw new Unreadable("READ-AMOUNT", String.valueOf(wrong.getMessage()));
        }
    }

    /** XML schema allows forms of a decimal that nobody should send but {@code 10.} and {@code .5} are among them. */
    private static String plain(String decimal) {
        String text = decimal.startsWith("+") ? decimal.substring(1) : decimal;
        String whole = text.startsWith(".") ? "0" + text : text;
        return whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private static Party party(StatedParty stated, @Nullable StatedAccount account, StatedAgent bank) {
        Account held = Agents.account(held(account, "account"), bank);
        return new Party(held(stated.name(), "name of debtor or creditor"), held, Agents.agent(bank), stated.address());
    }

    private static <T> T held(@Nullable T value, String what) {
        if (value == null) {
            throw new Unreadable("READ-ABSENT", "The message gives no " + what + ", without which we cannot hold it.");
        }
        return value;
    }
}
