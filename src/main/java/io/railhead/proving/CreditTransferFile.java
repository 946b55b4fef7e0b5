package io.railhead.proving;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;

/**
 * A pain.001.001.09 of one payment block, as an integrator's own program would write it.
 *
 * @param now its creation time; the execution date is this day
 */
public record CreditTransferFile(Instructions instructions, int payments, Instant now) {
    /**
     * Written under a name that the inbox ignores, then renamed, so that it appears whole.
     *
     * @return the moment before it appeared
     */
    public Instant dropInto(Path inbox, InstantSource clock) throws IOException {
        String name = "throughput-" + instructions.run() + ".xml";
        Path unfinished = inbox.resolve(name + ".part");
        try (Writer text = Files.newBufferedWriter(unfinished)) {
            write(text);
        }
        Instant dropped = clock.instant();
        Files.move(unfinished, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return dropped;
    }

    private void write(Writer text) throws IOException {
        long minor = IntStream.range(0, payments).mapToLong(instructions::minor).sum();
        String totals = "<NbOfTxs>" + payments + "</NbOfTxs><CtrlSum>" + minor / 100 + "."
                + String.valueOf(100 + minor % 100).substring(1) + "</CtrlSum>";
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
        text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn><GrpHdr><MsgId>F"
                + instructions.run() + "</MsgId><CreDtTm>" + now.truncatedTo(ChronoUnit.SECONDS) + "</CreDtTm>" + totals
                + "<InitgPty><Nm>Throughput Ltd</Nm></InitgPty></GrpHdr>\n<PmtInf><PmtInfId>B" + instructions.run()
                + "</PmtInfId><PmtMtd>TRF</PmtMtd>" + totals + "<ReqdExctnDt><Dt>" + day
                + "</Dt></ReqdExctnDt><Dbtr><Nm>Throughput Ltd</Nm></Dbtr><DbtrAcct><Id><IBAN>GB29NWBK60161331926819"
                + "</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId>"
                + "</DbtrAgt>\n");
        for (int i = 0; i < payments; i++) {
            text.write("<CdtTrfTxInf><PmtId><EndToEndId>" + instructions.endToEndId(i)
                    + "</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"GBP\">" + instructions.amount(i)
                    + "</InstdAmt></Amt><Cdtr><Nm>" + instructions.creditor(i) + "</Nm></Cdtr><CdtrAcct><Id><IBAN>"
                    + instructions.creditorIban(i) + "</IBAN></Id></CdtrAcct><RmtInf><Ustrd>"
                    + instructions.reference(i) + "</Ustrd></RmtInf></CdtTrfTxInf>\n");
        }
        text.write("</PmtInf></CstmrCdtTrfInitn></Document>\n");
    }
}
