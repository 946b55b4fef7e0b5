package io.railhead.codec;

import static io.railhead.codec.Cursor.required;

import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Header;
import io.railhead.payment.PaymentId;

/**
 * Reads a pacs.008.001 of one transaction. The bytes are a Document element as a document of its own,
 * validated, and verified where a link signs. What our record has no place for (charges, intermediaries,
 * structured remittance) is passed over; the bytes keep it. Thread-safe.
 */
public final class CreditTransferReader {
    private CreditTransferReader() {}

    /**
     * Reads one credit transfer.
     *
     * @param header of the same message
     * @param id under which the transfer is known here; a message does not tell
     * @throws Unreadable when it holds several transactions, or an account, bank or amount that we cannot hold
     * @throws XmlRefused when the bytes are not XML that we read
     */
    public static CreditTransferMessage read(Header header, byte[] document, PaymentId id) {
        try (Cursor xml = Cursor.inRoot(document, "Document", "pacs.008.001.")) {
            xml.into("FIToFICstmrCdtTrf");
            CreditTransferDraft draft = new CreditTransferDraft();
            int transactions = 0;
            while (xml.child()) {
                switch (xml.name()) {
                    case "GrpHdr" -> group(xml, draft);
                    case "CdtTrfTxInf" -> {
                        if (++transactions > 1) {
                            throw new Unreadable(
                                    "READ-SEVERAL-TRANSACTIONS", "The message holds several transactions.");
                        }
                        transaction(xml, draft);
                    }
                    default -> xml.skip();
                }
            }
            return draft.message(header, id);
        }
    }

    private static void group(Cursor xml, CreditTransferDraft draft) {
        while (xml.child()) {
            switch (xml.name()) {
                case "MsgId" -> draft.messageId = xml.token();
                case "CreDtTm" -> draft.creationTime = Times.time(xml.token());
                case "IntrBkSttlmDt" -> draft.settlementDate = Times.date(xml.token());
                case "SttlmInf" -> {
                    while (xml.child()) {
                        switch (xml.name()) {
                            case "SttlmMtd" -> draft.settlementMethod = xml.token();
                            case "ClrSys" -> draft.clearingSystem = PartyReader.choice(xml);
                            default -> xml.skip();
                        }
                    }
                }
                case "PmtTpInf" -> type(xml, draft);
                case "InstgAgt" -> draft.instructing = PartyReader.agent(xml);
                case "InstdAgt" -> draft.instructed = PartyReader.agent(xml);
                default -> xml.skip();
            }
        }
    }

    private static void transaction(Cursor xml, CreditTransferDraft draft) {
        while (xml.child()) {
            switch (xml.name()) {
                case "PmtId" -> ids(xml, draft);
                case "PmtTpInf" -> type(xml, draft);
                case "IntrBkSttlmAmt" -> {
                    draft.currency = required(xml.attribute("Ccy"), "Ccy");
                    draft.amount = xml.token();
                }
                case "IntrBkSttlmDt" -> draft.settlementDate = Times.date(xml.token());
                case "AccptncDtTm" -> draft.acceptanceTime = Times.time(xml.token());
                case "ChrgBr" -> draft.chargeBearer = xml.token();
                case "InstgAgt" -> draft.instructing = PartyReader.agent(xml);
                case "InstdAgt" -> draft.instructed = PartyReader.agent(xml);
                case "Dbtr" -> draft.debtor = PartyReader.party(xml);
                case "DbtrAcct" -> draft.debtorAccount = PartyReader.account(xml);
                case "DbtrAgt" -> draft.debtorAgent = PartyReader.agent(xml);
                case "CdtrAgt" -> draft.creditorAgent = PartyReader.agent(xml);
                case "Cdtr" -> draft.creditor = PartyReader.party(xml);
                case "CdtrAcct" -> draft.creditorAccount = PartyReader.account(xml);
                case "RmtInf" -> remittance(xml, draft);
                default -> xml.skip();
            }
        }
    }

    private static void ids(Cursor xml, CreditTransferDraft draft) {
        while (xml.child()) {
            switch (xml.name()) {
                case "InstrId" -> draft.instructionId = xml.token();
                case "EndToEndId" -> draft.endToEndId = xml.text();
                case "TxId" -> draft.transactionId = xml.token();
                case "UETR" -> draft.uetr = xml.token();
                default -> xml.skip();
            }
        }
    }

    private static void type(Cursor xml, CreditTransferDraft draft) {
        while (xml.child()) {
            switch (xml.name()) {
                case "SvcLvl" -> draft.addServiceLevel(PartyReader.choice(xml));
                case "LclInstrm" -> draft.localInstrument = PartyReader.choice(xml);
                default -> xml.skip();
            }
        }
    }

    private static void remittance(Cursor xml, CreditTransferDraft draft) {
        while (xml.child()) {
            if (xml.name().equals("Ustrd")) {
                if (draft.reference != null) {
                    throw new Unreadable("READ-REMITTANCE", "The remittance information has several lines.");
                }
                draft.reference = xml.text();
            } else {
                xml.skip();
            }
        }
    }
}
