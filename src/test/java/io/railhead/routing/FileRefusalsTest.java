package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.intake.file.Pain001;
import io.railhead.store.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files and items that are refused, and what is left untouched by that. */
class FileRefusalsTest extends FileLeg {
    @Test
    void aTruncatedFileIsRefusedWholeWithItsPlaceAndTheNextOneWorks() throws IOException {
        Path whole = new Pain001("M-1").block("A", 40, Pain001::good).to(data.resolve("whole.xml"));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(data.resolve("inbox/demo/cut.xml"), Arrays.copyOf(bytes, bytes.length - 900));
        tick();
        assertEquals(FileState.REFUSED, onlyFile().file().state());
        assertEquals(List.of("cut.xml", "cut.xml.problem.json"), names("error/demo"));
        String problem = Files.readString(data.resolve("error/demo/cut.xml.problem.json"));
        for (String key : List.of("code", "line", "column", "path", "advice", "fileId")) {
            assertTrue(problem.contains("\"" + key + "\""), key);
        }
        String report = report("cut.xml.pain002.xml");
        assertTrue(report.contains("<GrpSts>RJCT</GrpSts>") && report.contains("<Cd>FF01</Cd>"));
        assertEquals(0, ledger().count("payment"));
        assertEquals(0, ledger().count("file_item"));
        assertEquals(List.of(), names("work"));

        Files.move(whole, data.resolve("inbox/demo/whole.xml"));
        tick();
        assertEquals(40, ledger().count("payment"));
    }

    @Test
    void theSameFileAgainIsRecognisedAndChangesNothing() throws IOException {
        drop("pay.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        tick();
        List<String> reports = names("outbox");
        drop("pay.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        tick();
        assertEquals(2, ledger().count("payment"));
        assertEquals(reports, names("outbox"));
        assertEquals(List.of("pay.xml", "pay.xml.problem.json"), names("error"));
        assertTrue(Files.readString(data.resolve("error/demo/pay.xml.problem.json"))
                .contains("FILE-SAME-AGAIN"));
    }

    @Test
    void aMessageIdUsedForAnotherFileIsRefused() throws IOException {
        drop("one.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        drop("two.xml", new Pain001("M-1").block("A", 3, Pain001::good));
        tick();
        assertEquals(
                1,
                names("error").stream()
                        .filter(name -> name.endsWith("problem.json"))
                        .count());
        boolean second = names("error").contains("two.xml");
        assertEquals(second ? 2 : 3, ledger().count("payment"));
        assertTrue(
                report(second ? "two.xml.pain002.xml" : "one.xml.pain002.xml").contains("<Cd>DU01</Cd>"));
    }

    @Test
    void aRefusedFileMayBeTriedAgain() throws IOException {
        Pain001 wrong = new Pain001("M-1").count(3).block("A", 2, Pain001::good);
        drop("pay.xml", wrong);
        tick();
        drop("pay.xml", wrong);
        tick();
        assertEquals(
                2,
                names("error").stream()
                        .filter(name -> name.endsWith("problem.json"))
                        .count());
        assertFalse(Files.readString(data.resolve("error/demo/pay.xml.2.problem.json"))
                .contains("SAME-AGAIN"));
        drop("pay.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        tick();
        assertEquals(2, ledger().count("payment"));
    }

    @Test
    void ofADocumentThatNoSchemaWasAskedAboutNothingIsStored() throws IOException {
        Path whole = new Pain001("M-1").block("A", 2, Pain001::good).to(data.resolve("whole.xml"));
        String good = Files.readString(whole);
        String longer = good.replace("pain.001.001.09", "pain.001.001.09X");
        String event = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:admi.004.001.02\"><SysEvtNtfctn><EvtInf>"
                + "<EvtCd>PING</EvtCd></EvtInf></SysEvtNtfctn></Document>";
        drop("pay.xml", longer.replace("</Document>", event + "</Document>"));
        tick();
        assertEquals(List.of("pay.xml", "pay.xml.problem.json"), names("error/demo"));
        assertTrue(Files.readString(data.resolve("error/demo/pay.xml.problem.json"))
                .contains("XSD-UNKNOWN"));
        assertEquals(0, ledger().count("payment"));
        assertEquals(0, ledger().count("file_item"));
    }

    @Test
    void aChannelTakesOnlyTheFormatsThatItNames() throws IOException {
        formats = "pain.001";
        start(ledger()::take);
        drop("a.csv", Table.of(2));
        tick();
        assertTrue(
                Files.readString(data.resolve("error/demo/a.csv.problem.json")).contains("FILE-FORMAT"));
        drop("b.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        tick();
        assertEquals(2, ledger().count("payment"));
    }

    @Test
    void anItemWhoseUetrCameBeforeIsRefusedByItself() throws IOException {
        String uetr = "<UETR>e5d4f8c2-9b1a-4c3d-8e7f-001122334455</UETR>";
        drop(
                "pay.xml",
                new Pain001("M-1")
                        .block(
                                "A",
                                3,
                                i -> i == 1
                                        ? Pain001.good(i)
                                        : Pain001.good(i).replace("</EndToEndId>", "</EndToEndId>" + uetr)));
        tick();
        assertEquals(2, onlyFile().pending());
        assertEquals(1, onlyFile().refused());
        String report = report("pay.xml.pain002.xml");
        assertTrue(report.contains("<Cd>DU03</Cd>"));
        assertTrue(report.contains("<OrgnlEndToEndId>E2</OrgnlEndToEndId><TxSts>RJCT</TxSts>"));

        dropWhole(
                "whole.xml",
                new Pain001("M-2")
                        .block(
                                "A",
                                2,
                                i -> Pain001.good(i)
                                        .replace("</EndToEndId>", "</EndToEndId>" + uetr.replace("55<", "66<"))));
        tickWhole();
        assertEquals(FileState.REFUSED, onlyWhole().file().state(), "whole or not at all looks before it takes");
    }
}
