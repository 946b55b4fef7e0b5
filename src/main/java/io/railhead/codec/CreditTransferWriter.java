package io.railhead.codec;

import io.railhead.message.CreditTransferMessage;
import io.railhead.message.CreditTransferMessage.Terms;
import io.railhead.message.Definition;
import io.railhead.payment.Money;
import io.railhead.payment.Transfer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes pacs.008 with its header, one transaction a message. Thread-safe. */
public final class CreditTransferWriter {
    /**
     * The versions that can be written, in the order of their names: what we write is the same in all of them but for the
     * namespace. Before them there was no UETR; in 001.13 the acceptance time has another place.
     */
    public static final List<Definition> DEFINITIONS = Stream.of(
                    "pacs.008.001.08", "pacs.008.001.10", "pacs.008.001.12")
            .map(Definition::new)
            .toList();

    private static final Map<Definition, Tag> ROOTS = DEFINITIONS.stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), definition -> Tag.root("Document", definition.namespace())));
    private static final Tag MESSAGE = Tag.of("FIToFICstmrCdtTrf");
    private static final Tag GROUP = Tag.of("GrpHdr");
    private static final Tag MESSAGE_ID = Tag.of("MsgId");
    private static final Tag CREATED = Tag.of("CreDtTm");
    private static final Tag COUNT = Tag.of("NbOfTxs");
    private static final Tag SETTLEMENT = Tag.of("SttlmInf");
    private static final Tag METHOD = Tag.of("SttlmMtd");
    private static final Tag CLEARING = Tag.of("ClrSys");
    private static final Tag TRANSACTION = Tag.of("CdtTrfTxInf");
    private static final Tag IDS = Tag.of("PmtId");
    private static final Tag INSTRUCTION_ID = Tag.of("InstrId");
    private static final Tag END_TO_END_ID = Tag.of("EndToEndId");
    private static final Tag TRANSACTION_ID = Tag.of("TxId");
    private static final Tag UETR = Tag.of("UETR");
    private static final Tag TYPE = Tag.of("PmtTpInf");
    private static final Tag SERVICE_LEVEL = Tag.of("SvcLvl");
    private static final Tag LOCAL_INSTRUMENT = Tag.of("LclInstrm");
    private static final Tag CODE = Tag.of("Cd");
    private static final Tag PROPRIETARY = Tag.of("Prtry");
    private static final Tag AMOUNT = Tag.of("IntrBkSttlmAmt");
    private static final byte[] AMOUNT_START = ascii("<IntrBkSttlmAmt Ccy=\"");
    private static final byte[] ATTRIBUTE_END = ascii("\">");
    private static final Tag SETTLEMENT_DATE = Tag.of("IntrBkSttlmDt");
    private static final Tag ACCEPTED = Tag.of("AccptncDtTm");
    private static final Tag CHARGES = Tag.of("ChrgBr");
    private static final Tag INSTRUCTING = Tag.of("InstgAgt");
    private static final Tag INSTRUCTED = Tag.of("InstdAgt");
    private static final Tag DEBTOR = Tag.of("Dbtr");
    private static final Tag DEBTOR_ACCOUNT = Tag.of("DbtrAcct");
    private static final Tag DEBTOR_AGENT = Tag.of("DbtrAgt");
    private static final Tag CREDITOR_AGENT = Tag.of("CdtrAgt");
    private static final Tag CREDITOR = Tag.of("Cdtr");
    private static final Tag CREDITOR_ACCOUNT = Tag.of("CdtrAcct");
    private static final Tag REMITTANCE = Tag.of("RmtInf");
    private static final Tag UNSTRUCTURED = Tag.of("Ustrd");

    private CreditTransferWriter() {}

    /**
     * Writes a credit transfer, in the version that its header names.
     *
     * @throws IllegalArgumentException when the message cannot be written: its header names none of
     *     {@link #DEFINITIONS}, a bank is not known, a text holds what XML cannot
     */
    public static CanonicalMessage write(CreditTransferMessage message) {
        Definition definition = message.header().definition();
        Tag root = ROOTS.get(definition);
        if (root == null) {
            throw new IllegalArgumentException("the header names " + definition + ", this writes " + DEFINITIONS);
        }
        return HeaderWriter.around(message.header(), definition.name(), out -> {
            out.open(root).open(MESSAGE);
            group(out, message);
            transaction(out, message);
            out.close(MESSAGE).close(root);
        });
    }

    private static void group(CanonicalWriter out, CreditTransferMessage message) {
        Terms terms = message.terms();
        out.open(GROUP)
                .element(MESSAGE_ID, message.ids().messageId())
                .element(CREATED, Times.written(message.creationTime()))
                .element(COUNT, "1")
                .open(SETTLEMENT)
                .element(METHOD, terms.settlementMethod());
        if (terms.clearingSystem() != null) {
            out.open(CLEARING)
                    .element(terms.clearingSystemProprietary() ? PROPRIETARY : CODE, terms.clearingSystem())
                    .close(CLEARING);
        }
        out.close(SETTLEMENT).close(GROUP);
    }

    private static void transaction(CanonicalWriter out, CreditTransferMessage message) {
        Transfer transfer = message.transfer();
        out.open(TRANSACTION);
        ids(out, message);
        type(out, message.terms());
        amount(out, transfer.amount());
        out.element(SETTLEMENT_DATE, Times.written(message.settlementDate()));
        if (message.acceptanceTime() != null) {
            out.element(ACCEPTED, Times.written(message.acceptanceTime()));
        }
        out.element(CHARGES, message.terms().chargeBearer());
        PartyWriter.agent(out, INSTRUCTING, message.instructingAgent());
        PartyWriter.agent(out, INSTRUCTED, message.instructedAgent());
        PartyWriter.party(
                out, DEBTOR, transfer.debtor().name(), transfer.debtor().address());
        PartyWriter.account(out, DEBTOR_ACCOUNT, transfer.debtor().account());
        PartyWriter.agentOf(out, DEBTOR_AGENT, transfer.debtor());
        PartyWriter.agentOf(out, CREDITOR_AGENT, transfer.creditor());
        PartyWriter.party(
                out, CREDITOR, transfer.creditor().name(), transfer.creditor().address());
        PartyWriter.account(out, CREDITOR_ACCOUNT, transfer.creditor().account());
        if (transfer.reference() != null) {
            out.open(REMITTANCE).element(UNSTRUCTURED, transfer.reference()).close(REMITTANCE);
        }
        out.close(TRANSACTION);
    }

    private static void ids(CanonicalWriter out, CreditTransferMessage message) {
        out.open(IDS)
                .element(INSTRUCTION_ID, message.ids().instructionId())
                .element(END_TO_END_ID, message.transfer().endToEndId())
                .element(TRANSACTION_ID, message.ids().transactionId())
                .element(UETR, message.ids().uetr().toString())
                .close(IDS);
    }

    private static void type(CanonicalWriter out, Terms terms) {
        if (terms.serviceLevel() == null && terms.localInstrument() == null) {
            return;
        }
        out.open(TYPE);
        if (terms.serviceLevel() != null) {
            out.open(SERVICE_LEVEL).element(CODE, terms.serviceLevel()).close(SERVICE_LEVEL);
        }
        if (terms.localInstrument() != null) {
            out.open(LOCAL_INSTRUMENT)
                    .element(terms.localInstrumentProprietary() ? PROPRIETARY : CODE, terms.localInstrument())
                    .close(LOCAL_INSTRUMENT);
        }
        out.close(TYPE);
    }

    private static void amount(CanonicalWriter out, Money amount) {
        // a currency code is three capitals, so the attribute needs no escaping
        out.raw(AMOUNT_START)
                .text(amount.currency().code())
                .raw(ATTRIBUTE_END)
                .text(amount.decimal())
                .close(AMOUNT);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
