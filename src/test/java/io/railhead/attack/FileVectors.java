package io.railhead.attack;

import io.railhead.intake.file.FileDoor;
import io.railhead.intake.file.Pain001;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes every attack that a dropped pain.001 can carry as a whole, drops it, and tells what was seen. */
final class FileVectors {
    private FileVectors() {}

    static Map<String, Vector.Outcome> run(Path folder) throws IOException {
        FileDoor door = new FileDoor(folder);
        Map<String, Vector.Outcome> seen = new LinkedHashMap<>();
        String good = text(folder, new Pain001("M1").block("A", 1, Pain001::good));
        // a BIC, for the one that looks like another
        String withBic = Forger.replaced(
                good, "<CdtrAcct>", "<CdtrAgt><FinInstnId><BICFI>NWBKGB2LXXX</BICFI></FinInstnId></CdtrAgt><CdtrAcct>");
        withBic = withBic.replaceFirst("(?s)(<Cdtr>.*?</Cdtr>)(<CdtrAgt>.*?</CdtrAgt>)", "$2$1");
        Tampering.of(withBic, "Ustrd", "Invoice 0", "NWBKGB2LXXX")
                .forEach((name, bytes) -> seen.put(name, outcome(door.take(bytes))));
        seen.put("filename-traversal", outcome(door.take("..\\..\\wages.xml")));
        seen.put("filename-unicode-rtl", outcome(door.take("wages\u202elmx.exe")));
        seen.put("double-extension", outcome(door.take("wages.xml.exe")));
        seen.put("polyglot", outcome(door.take(("%PDF-1.7\n" + good).getBytes(StandardCharsets.UTF_8))));
        String bad = Forger.replaced(good.substring(good.indexOf("<Document")), ">10.00<", ">-10.00<");
        seen.put("ns-longer", outcome(door.take(longer(bad).getBytes(StandardCharsets.UTF_8))));
        seen.put("nested-document", outcome(door.take(nested(bad).getBytes(StandardCharsets.UTF_8))));
        Map<String, Pain001> sums = new LinkedHashMap<>();
        sums.put("nboftxs-mismatch", new Pain001("M1").count(2).block("A", 1, Pain001::good));
        sums.put("ctrlsum-mismatch", new Pain001("M1").sum("10.01").block("A", 1, Pain001::good));
        sums.put(
                "sum-overflow", new Pain001("M1").sum("18446744073709551626.00").block("A", 1, Pain001::good));
        sums.put("negative-amount", amount("-10.00"));
        sums.put("amount-18-digits", amount("1234567890123456789"));
        sums.put("currency-minor-digits", amount("10.123456"));
        for (Map.Entry<String, Pain001> each : sums.entrySet()) {
            byte[] bytes = text(folder, each.getValue()).getBytes(StandardCharsets.UTF_8);
            seen.put(each.getKey(), outcome(door.take(bytes)));
        }
        return seen;
    }

    /** The honest file, and what becomes of it. */
    static Vector.Outcome honest(Path folder) throws IOException {
        String good = text(folder, new Pain001("M1").block("A", 1, Pain001::good));
        return outcome(new FileDoor(folder).take(good.getBytes(StandardCharsets.UTF_8)));
    }

    private static String longer(String document) {
        String event = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:admi.004.001.02\"><SysEvtNtfctn><EvtInf>"
                + "<EvtCd>PING</EvtCd></EvtInf></SysEvtNtfctn></Document>";
        return Forger.replaced(document, "001.001.09\"", "001.001.09X\"").replace("</Document>", event + "</Document>");
    }

    private static String nested(String document) {
        return Forger.statusReport(Forger.UK, "S1")
                .document(
                        "</FIToFIPmtStsRpt>",
                        "<SplmtryData><Envlp>" + document + "</Envlp></SplmtryData></FIToFIPmtStsRpt>")
                .document();
    }

    private static Pain001 amount(String amount) {
        return new Pain001("M1")
                .block("A", 1, i -> Pain001.item(i, "GBP", amount, "<IBAN>GB29NWBK60161331926819</IBAN>"));
    }

    private static Vector.Outcome outcome(FileDoor.Seen seen) {
        return new Vector.Outcome(seen.code(), seen.events());
    }

    private static String text(Path folder, Pain001 file) throws IOException {
        return Files.readString(file.to(folder.resolve("written.xml")));
    }
}
