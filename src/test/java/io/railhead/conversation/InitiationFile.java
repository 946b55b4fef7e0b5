package io.railhead.conversation;

import io.railhead.conversation.Step.FileFlaw;
import io.railhead.conversation.Step.FileSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes the pain.001.001.09 that a conversation describes, and drops it as an integrator would. */
final class InitiationFile {
    private final FileSpec spec;
    private final UnaryOperator<String> endToEndId;
    private final Instant now;
    private int item;

    private InitiationFile(FileSpec spec, UnaryOperator<String> endToEndId, Instant now) {
        this.spec = spec;
        this.endToEndId = endToEndId;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * @param endToEndId gives the id for a name; the payments of file {@code wages} are {@code wages 1} and so on
     */
    static byte[] write(FileSpec spec, UnaryOperator<String> endToEndId, Instant now) {
        String xml = new InitiationFile(spec, endToEndId, now).xml();
        return switch (spec.flaw()) {
            case NONE, DOCTYPE, WRONG_COUNT, WRONG_SUM -> xml.getBytes(StandardCharsets.UTF_8);
            case UTF16 -> xml.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
            case TRUNCATED -> {
                byte[] whole = xml.getBytes(StandardCharsets.UTF_8);
                yield Arrays.copyOf(whole, whole.length - whole.length / 3);
            }
        };
    }

    /** Puts a folder into the inbox, or a symbolic link to a file that is none of the gateway's business. */
    static void litter(Path inbox, String name, boolean directory) {
        Path litter = inbox.resolve(name);
        try {
            if (directory) {
                Files.createDirectory(litter);
            } else {
                Files.createSymbolicLink(litter, Path.of("/etc/hostname"));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Written under a name that the inbox ignores, then renamed, so that it appears whole. */
    static void drop(Path inbox, String name, byte[] content) {
        try {
            Path unfinished = inbox.resolve(name + ".part");
            Files.write(unfinished, content);
            Files.move(unfinished, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String xml() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if (spec.flaw() == FileFlaw.DOCTYPE) {
            xml.append("<!DOCTYPE Document [<!ENTITY host SYSTEM \"file:///etc/hostname\">]>\n");
        }
        int count = spec.flaw() == FileFlaw.WRONG_COUNT ? spec.count() + 1 : spec.count();
        BigDecimal sum = sum(
                spec.blocks().stream().flatMap(block -> block.items().stream()).toList());
        xml.append(
                        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn><GrpHdr><MsgId>")
                .append(endToEndId.apply(spec.name()))
                .append("</MsgId><CreDtTm>")
                .append(now)
                .append("</CreDtTm><NbOfTxs>")
                .append(count)
                .append("</NbOfTxs><CtrlSum>")
                .append(spec.flaw() == FileFlaw.WRONG_SUM ? sum.add(BigDecimal.ONE) : sum)
                .append("</CtrlSum><InitgPty><Nm>Acme Ltd</Nm></InitgPty></GrpHdr>\n");
        for (int i = 0; i < spec.blocks().size(); i++) {
            block(xml, i + 1, spec.blocks().get(i));
        }
        return xml.append("</CstmrCdtTrfInitn></Document>\n").toString();
    }

    private void block(StringBuilder xml, int number, Step.Block block) {
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(block.days());
        xml.append("<PmtInf><PmtInfId>")
                .append(endToEndId.apply(spec.name() + " block " + number))
                .append("</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>")
                .append(block.items().size())
                .append("</NbOfTxs><CtrlSum>")
                .append(sum(block.items()))
                .append("</CtrlSum><ReqdExctnDt><Dt>")
                .append(day)
                .append("</Dt></ReqdExctnDt><Dbtr><Nm>Acme Ltd</Nm></Dbtr>")
                .append(account("DbtrAcct", block.from()))
                .append("<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>\n");
        block.items().forEach(each -> item(xml, each));
        xml.append("</PmtInf>\n");
    }

    private void item(StringBuilder xml, Step.Item payment) {
        item++;
        xml.append("<CdtTrfTxInf><PmtId><EndToEndId>")
                .append(endToEndId.apply(spec.name() + " " + item))
                .append("</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"")
                .append(payment.currency())
                .append("\">")
                .append(payment.amount())
                .append("</InstdAmt></Amt><Cdtr><Nm>Ada Example</Nm></Cdtr>")
                .append(account("CdtrAcct", payment.to()));
        if (payment.reference() != null) {
            xml.append("<RmtInf><Ustrd>").append(payment.reference()).append("</Ustrd></RmtInf>");
        }
        xml.append("</CdtTrfTxInf>\n");
    }

    private static String account(String element, String iban) {
        return "<" + element + "><Id><IBAN>" + iban + "</IBAN></Id></" + element + ">";
    }

    private static BigDecimal sum(List<Step.Item> items) {
        return items.stream().map(each -> new BigDecimal(each.amount())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
