package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.intake.file.FileFormat;
import io.railhead.intake.file.Pain001;
import io.railhead.intake.file.ReportOnDemand;
import io.railhead.payment.ParticipantId;
import io.railhead.store.FileItem;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileQueries;
import io.railhead.store.FileState;
import io.railhead.store.FileStore;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files that are taken, and what is reported about them. */
class FileReportsTest extends FileLeg {
    @Test
    void aFileIsTakenAndReportedInThreeStagesAndALateOutcomeMakesANewReport() throws IOException {
        drop("pay.xml", fourGoodOneBad());
        tick();
        FileQueries.Summary file = onlyFile();
        assertEquals(FileState.TAKEN, file.file().state());
        assertEquals(5, file.file().count());
        assertEquals(1, file.refused());
        assertEquals(4, file.pending());
        assertEquals(List.of("pay.xml.pain002.1.xml", "pay.xml.pain002.xml"), names("outbox"));
        assertTrue(report("pay.xml.pain002.1.xml").contains("<GrpSts>ACTC</GrpSts>"));
        String validated = report("pay.xml.pain002.xml");
        assertTrue(validated.contains("<GrpSts>PART</GrpSts>"));
        assertTrue(validated.contains("<OrgnlPmtInfId>A</OrgnlPmtInfId>"));
        assertEquals(1, count(validated, "<PmtInfSts>ACCP</PmtInfSts>"));
        assertEquals(1, count(validated, "<TxInfAndSts>"));
        assertTrue(validated.contains("<OrgnlEndToEndId>E4</OrgnlEndToEndId><TxSts>RJCT</TxSts>"));
        assertTrue(validated.contains("<Cd>AC03</Cd>"));
        assertEquals(List.of(), names("work"));
        assertEquals(1, names("archive").size());

        UUID id = file.file().id();
        ledger().loseSightOf(id, 1);
        report();
        assertEquals(2, names("outbox").size(), "three payments are still on their way");
        ledger().reject(id, 0, "AC04");
        ledger().reject(id, 2, "AC06");
        ledger().reject(id, 3, "AC06");
        report();
        String outcome = report("pay.xml.pain002.xml");
        assertEquals(5, count(outcome, "<TxInfAndSts>"));
        assertTrue(outcome.contains("<OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>PDNG</TxSts>"));
        assertFalse(outcome.contains("ACSC"));
        assertEquals(FileState.REPORTED, onlyFile().file().state());
        report();
        assertEquals(3, names("outbox").size(), "nothing new, nothing written");

        ledger().settle(id);
        report();
        String last = report("pay.xml.pain002.xml");
        assertTrue(last.contains("<OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>ACSC</TxSts>"));
        assertEquals(4, names("outbox").size());
        file = onlyFile();
        assertEquals(FileState.COMPLETED, file.file().state());
        assertEquals(List.of(1, 3, 0, 1), List.of(file.settled(), file.rejected(), file.pending(), file.refused()));
    }

    @Test
    void whenAllAreSettledTheGroupIsToo() throws IOException {
        drop("pay.xml", new Pain001("M-1").block("A", 3, Pain001::good));
        tick();
        ledger().settle(onlyFile().file().id());
        report();
        String last = report("pay.xml.pain002.xml");
        assertTrue(last.contains("<GrpSts>ACSC</GrpSts>"));
        assertEquals(3, count(last, "<TxSts>ACSC</TxSts>"));
        assertTrue(last.contains("<OrgnlCtrlSum>30.00</OrgnlCtrlSum>"));
    }

    @Test
    void aReportCanBeAskedForInBothForms() throws IOException {
        drop("pay.xml", fourGoodOneBad());
        tick();
        StoredFile file = onlyFile().file();
        ReportOnDemand reports =
                new ReportOnDemand(folders(), new FileStore(TABLES), new FileItemStore(TABLES), () -> now);
        String table = read(reports.open(file, FileFormat.CSV));
        assertEquals(6, table.lines().count());
        assertTrue(table.contains("5,,I4,E4,10.00,GBP,,refused,RJCT,AC03,"));
        String xml = read(reports.open(file, FileFormat.PAIN_001));
        assertEquals(5, count(xml, "<TxInfAndSts>"));
        assertTrue(xml.contains("-D"), "an id of its own");
        assertFalse(ReportOnDemand.has(
                StoredFile.arrived(file.id(), DEMO, "c", "demo", "a", file.digest(), "csv", now), FileFormat.PAIN_001));
        assertEquals(List.of(), names("work"));
    }

    @Test
    void itemsArePagedInTheOrderOfTheFile() throws IOException {
        drop("pay.xml", fourGoodOneBad());
        tick();
        UUID id = onlyFile().file().id();
        FileQueries queries = new FileQueries(TABLES);
        List<FileItem> first = queries.items(id, null, 3);
        List<FileItem> second = queries.items(id, first.getLast().index(), 3);
        assertEquals(List.of(0, 1, 2), first.stream().map(FileItem::index).toList());
        assertEquals(List.of(3, 4), second.stream().map(FileItem::index).toList());
        assertInstanceOf(FileItem.Outcome.Taken.class, second.get(0).outcome());
        assertInstanceOf(FileItem.Outcome.Refused.class, second.get(1).outcome());
        assertNotNull(queries.find(DEMO, id));
        assertEquals(null, queries.find(new ParticipantId("other"), id), "another participant sees nothing");
        assertEquals(List.of(), queries.list(new ParticipantId("other"), null, null, null, 10));
        assertEquals(List.of(), queries.list(DEMO, null, FileState.TAKEN, id, 10));
        assertEquals(1, queries.list(DEMO, null, FileState.TAKEN, null, 10).size());
    }

    @Test
    void whoSendsTheOlderVersionIsAnsweredInTheOlderVersion() throws IOException {
        Path written = fourGoodOneBad().to(data.resolve("old.xml"));
        String old = Files.readString(written)
                .replace("pain.001.001.09", "pain.001.001.03")
                .replaceAll("<ReqdExctnDt><Dt>(.*?)</Dt></ReqdExctnDt>", "<ReqdExctnDt>$1</ReqdExctnDt>");
        Files.writeString(data.resolve("inbox/demo/old.xml"), old);
        tick();
        String validated = report("old.xml.pain002.xml");
        assertTrue(validated.contains("xsd:pain.002.001.03"));
        assertTrue(validated.contains("<OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId>"));
        assertTrue(report("old.xml.pain002.1.xml").contains("xsd:pain.002.001.03"), "the receipt, too");
        ledger().settle(onlyFile().file().id());
        report();
        assertEquals(4, count(report("old.xml.pain002.xml"), "<TxSts>ACSC</TxSts>"));

        Files.writeString(
                data.resolve("inbox/demo/broken.xml"),
                old.replace("<NbOfTxs>5</NbOfTxs>", "<NbOfTxs>6</NbOfTxs>").replace("M-1", "M-2"));
        tick();
        assertTrue(report("broken.xml.pain002.xml").contains("xsd:pain.002.001.03"), "a refusal, too");
    }

    @Test
    void theRoutesCarryAFileFromTheInboxToItsLastReport() throws Exception {
        Files.writeString(data.resolve("inbox/demo/half.xml.tmp"), "not finished");
        drop("pay.xml", new Pain001("M-1").block("A", 600, Pain001::good));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent()
                    .addInitialProperty("railhead.inbox", data.resolve("inbox").toString());
            camel.getRegistry().bind("fileSteps", steps);
            camel.getRegistry().bind("fileReports", reports);
            for (String book : List.of("40-receive-file", "45-report-file")) {
                PluginHelper.getRoutesLoader(camel)
                        .loadRoutes(
                                ResourceHelper.resolveMandatoryResource(camel, "file:routes/" + book + ".camel.yaml"));
            }
            camel.start();
            awaiting(() -> names("outbox").size() == 2);
            ledger().settle(onlyFile().file().id());
            awaiting(() -> names("outbox").size() == 3);
        }
        String last = report("pay.xml.pain002.xml");
        assertEquals(600, count(last, "<TxSts>ACSC</TxSts>"));
        assertTrue(last.contains("<GrpSts>ACSC</GrpSts>"));
        assertEquals(List.of("half.xml.tmp"), names("inbox"));
    }

    private static String read(@Nullable InputStream from) throws IOException {
        assertNotNull(from);
        try (from) {
            return new String(from.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void awaiting(Condition condition) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && !condition.holds(); i++) {
            Thread.sleep(100);
        }
        assertTrue(condition.holds());
    }
}
