package io.railhead.intake.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Writes pain.001 files for tests, good ones unless told otherwise; of any length, as a stream. */
public final class Pain001 {
    private final String messageId;
    private String declaredCount = "";
    private String groupSum = "";
    private final List<Block> blocks = new ArrayList<>();

    public Pain001(String messageId) {
        this.messageId = messageId;
    }

    private record Block(
            String id, String method, String date, String totals, String debtor, int items, IntFunction<String> item) {}

    public Pain001 block(String id, int items, IntFunction<String> item) {
        return block(id, "TRF", "2030-05-06", "", DEBTOR, items, item);
    }

    public Pain001 block(
            String id, String method, String date, String totals, String debtor, int items, IntFunction<String> item) {
        blocks.add(new Block(id, method, date, totals, debtor, items, item));
        return this;
    }

    public Pain001 count(int declared) {
        declaredCount = Integer.toString(declared);
        return this;
    }

    public Pain001 sum(String declared) {
        groupSum = "<CtrlSum>" + declared + "</CtrlSum>";
        return this;
    }

    /** Acme's account, as a 14-digit number. */
    public static final String DEBTOR =
            "<Dbtr><Nm>Acme Ltd</Nm></Dbtr><DbtrAcct><Id><Othr><Id>20295963748472</Id></Othr></Id></DbtrAcct>"
                    + "<DbtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId><MmbId>202959</MmbId>"
                    + "</ClrSysMmbId></FinInstnId></DbtrAgt>";

    /** A good item: 10.00 GBP to Ada. */
    public static String good(int index) {
        return item(index, "GBP", "10.00", "<IBAN>GB29NWBK60161331926819</IBAN>");
    }

    public static String item(int index, String currency, String amount, String account) {
        return ("<CdtTrfTxInf><PmtId><InstrId>I%d</InstrId><EndToEndId>E%d</EndToEndId></PmtId>"
                        + "<Amt><InstdAmt Ccy=\"%s\">%s</InstdAmt></Amt><Cdtr><Nm>Ada Example</Nm></Cdtr>"
                        + "<CdtrAcct><Id>%s</Id></CdtrAcct><RmtInf><Ustrd>Invoice %d</Ustrd></RmtInf></CdtTrfTxInf>\n")
                .formatted(index, index, currency, amount, account, index);
    }

    public Path to(Path path) {
        int all = blocks.stream().mapToInt(Block::items).sum();
        try (Writer out = Files.newBufferedWriter(path)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            out.write("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn>");
            out.write(String.format(
                    Locale.ROOT,
                    "<GrpHdr><MsgId>%s</MsgId><CreDtTm>2030-05-06T09:00:00Z</CreDtTm><NbOfTxs>%s</NbOfTxs>%s"
                            + "<InitgPty><Nm>Acme Treasury</Nm></InitgPty></GrpHdr>%n",
                    messageId,
                    declaredCount.isEmpty() ? Integer.toString(all) : declaredCount,
                    groupSum));
            int index = 0;
            for (Block block : blocks) {
                out.write("<PmtInf><PmtInfId>" + block.id() + "</PmtInfId><PmtMtd>" + block.method() + "</PmtMtd>"
                        + block.totals() + "<ReqdExctnDt><Dt>" + block.date() + "</Dt></ReqdExctnDt>" + block.debtor()
                        + "\n");
                for (int i = 0; i < block.items(); i++) {
                    out.write(block.item().apply(index++));
                }
                out.write("</PmtInf>\n");
            }
            out.write("</CstmrCdtTrfInitn></Document>\n");
            return path;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
