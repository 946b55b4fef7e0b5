package io.railhead.codec;

import static io.railhead.codec.InitiationReader.present;

import io.railhead.message.InitiatedTransfer;
import io.railhead.message.PaymentBlock;
import io.railhead.message.StatedAccount;
import io.railhead.message.StatedAgent;
import io.railhead.message.StatedParty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one PmtInf: first what is common to it, then its transfers one by one. */
final class BlockReader {
    private static final String TRANSFER = "CdtTrfTxInf";

    private final Cursor xml;
    /** Whether the cursor stands in a transfer that has not been read. */
    private boolean atTransfer;

    private boolean ended;
    private final boolean plainDate;

    /**
     * @param xml within the PmtInf
     * @param plainDate whether the execution date is a date itself, and not an element that holds one
     */
    BlockReader(Cursor xml, boolean plainDate) {
        this.xml = xml;
        this.plainDate = plainDate;
    }

    /** Reads all that stands before the first transfer. */
    PaymentBlock begin(int index) {
        int line = xml.line();
        String id = null;
        String method = null;
        String count = null;
        String sum = null;
        String date = null;
        StatedParty debtor = null;
        StatedAccount account = null;
        StatedAgent agent = null;
        String charges = null;
        Type type = Type.NONE;
        List<String> notCarried = new ArrayList<>();
        while (!atTransfer && !ended) {
            if (!xml.child()) {
                ended = true;
                continue;
            }
            switch (xml.name()) {
                case TRANSFER -> atTransfer = true;
                case "PmtInfId" -> id = xml.token();
                case "PmtMtd" -> method = xml.token();
                case "NbOfTxs" -> count = xml.token();
                case "CtrlSum" -> sum = xml.token();
                case "ReqdExctnDt" -> date = plainDate ? xml.token() : dateOrTime();
                case "Dbtr" -> debtor = PartyReader.party(xml);
                case "DbtrAcct" -> account = PartyReader.account(xml);
                case "DbtrAgt" -> agent = PartyReader.agent(xml);
                case "ChrgBr" -> charges = xml.token();
                case "PmtTpInf" -> type = Type.read(xml, notCarried);
                default -> pass(notCarried);
            }
        }
        return new PaymentBlock(
                index,
                line,
                present(id, "PmtInfId"),
                present(method, "PmtMtd"),
                count,
                sum,
                present(date, "ReqdExctnDt"),
                present(debtor, "Dbtr"),
                present(account, "DbtrAcct"),
                present(agent, "DbtrAgt"),
                charges,
                type.serviceLevel(),
                type.localInstrument(),
                notCarried);
    }

    /** The next transfer, or null when the block has ended. */
    @Nullable InitiatedTransfer next(int index) {
        while (!ended) {
            if (!atTransfer) {
                ended = !xml.child();
                atTransfer = !ended && xml.name().equals(TRANSFER);
                if (!ended && !atTransfer) {
                    xml.skip();
                }
            } else {
                atTransfer = false;
                return transfer(index);
            }
        }
        return null;
    }

    private InitiatedTransfer transfer(int index) {
        int line = xml.line();
        String instructionId = null;
        String endToEndId = null;
        String uetr = null;
        String currency = null;
        String amount = null;
        StatedParty creditor = new StatedParty(null, null, null);
        StatedAccount account = null;
        StatedAgent agent = null;
        List<String> remittance = new ArrayList<>();
        List<String> notCarried = new ArrayList<>();
        while (xml.child()) {
            switch (xml.name()) {
                case "PmtId" -> {
                    while (xml.child()) {
                        switch (xml.name()) {
                            case "InstrId" -> instructionId = xml.token();
                            case "EndToEndId" -> endToEndId = xml.text();
                            case "UETR" -> uetr = xml.token();
                            default -> pass(notCarried);
                        }
                    }
                }
                case "Amt" -> {
                    while (xml.child()) {
                        if (xml.name().equals("InstdAmt")) {
                            currency = xml.attribute("Ccy");
                            amount = xml.token();
                        } else {
                            pass(notCarried);
                        }
                    }
                }
                case "Cdtr" -> creditor = PartyReader.party(xml);
                case "CdtrAcct" -> account = PartyReader.account(xml);
                case "CdtrAgt" -> agent = PartyReader.agent(xml);
                case "RmtInf" -> {
                    while (xml.child()) {
                        if (xml.name().equals("Ustrd")) {
                            remittance.add(xml.text());
                        } else {
                            pass(notCarried);
                        }
                    }
                }
                default -> pass(notCarried);
            }
        }
        return new InitiatedTransfer(
                index,
                line,
                instructionId,
                present(endToEndId, "EndToEndId"),
                uetr,
                currency,
                amount,
                creditor,
                account,
                agent,
                remittance.isEmpty() ? null : String.join(" ", remittance),
                notCarried);
    }

    private void pass(List<String> notCarried) {
        // a stranger's file may repeat an element without end
        if (!notCarried.contains(xml.name())) {
            notCarried.add(xml.name());
        }
        xml.skip();
    }

    private @Nullable String dateOrTime() {
        String date = null;
        while (xml.child()) {
            date = xml.token();
        }
        return date;
    }

    private record Type(
            @Nullable String serviceLevel, @Nullable String localInstrument) {
        static final Type NONE = new Type(null, null);

        static Type read(Cursor xml, List<String> notCarried) {
            String serviceLevel = null;
            String localInstrument = null;
            while (xml.child()) {
                switch (xml.name()) {
                    case "SvcLvl" -> {
                        if (serviceLevel == null) {
                            serviceLevel = PartyReader.choice(xml).value();
                        } else {
                            notCarried.add(xml.name());
                            xml.skip();
                        }
                    }
                    case "LclInstrm" ->
                        localInstrument = PartyReader.choice(xml).value();
                    default -> {
                        notCarried.add(xml.name());
                        xml.skip();
                    }
                }
            }
            return new Type(serviceLevel, localInstrument);
        }
    }
}
