package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.Pain001;
import io.railhead.store.FileDecision;
import io.railhead.store.FileQueries;
import io.railhead.store.FileState;
import io.railhead.store.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files that are taken whole or not at all. */
class FileWholeTest extends FileLeg {
    @Test
    void aFileThatIsTakenWholeOrNotAtAllIsRefusedForOneBadItemAndEveryItemIsTold() throws IOException {
        dropWhole("pay.xml", fourGoodOneBad());
        tickWhole();
        FileQueries.Summary file = onlyWhole();
        assertEquals(FileState.REFUSED, file.file().state());
        assertEquals(5, file.refused());
        assertEquals(0, ledger().count("payment"));
        assertEquals(List.of("pay.xml", "pay.xml.problem.json"), names("error/demo-whole"));
        assertTrue(Files.readString(data.resolve("error/demo-whole/pay.xml.problem.json"))
                .contains("Of its 5 transfers 1 cannot be paid"));
        Path path = data.resolve("outbox/demo-whole/pay.xml.pain002.xml");
        assertTrue(VALIDATOR.validate(Files.readAllBytes(path)).valid());
        String report = Files.readString(path);
        assertTrue(report.contains("<GrpSts>RJCT</GrpSts>") && report.contains("FILE-NOT-WHOLE"));
        assertEquals(5, count(report, "<TxSts>RJCT</TxSts>"));
        assertEquals(1, count(report, "<Cd>AC03</Cd>"), "the bad one says what is wrong with it");
        assertEquals(4, count(report, "Nothing is wrong with it."));
        List<String> reports = names("outbox/demo-whole");
        tickWhole();
        assertEquals(reports, names("outbox/demo-whole"), "it is told once");

        dropWhole("mended.xml", new Pain001("M-1").sum("50").block("A", 5, Pain001::good));
        tickWhole();
        assertEquals(5, ledger().count("payment"), "its message id is free again");
    }

    @Test
    void aGoodFileIsTakenWhole() throws IOException {
        dropWhole("pay.xml", new Pain001("M-1").block("A", 600, Pain001::good));
        tickWhole();
        assertEquals(600, onlyWhole().pending());
        assertEquals(600, onlyWhole().taken());
        assertEquals(0, onlyWhole().refused());
    }

    @Test
    void whatWasDecidedBeforeACrashIsCarriedOutAfterIt() throws IOException {
        dropWhole("pay.xml", new Pain001("M-1").block("A", 400, Pain001::good));
        Path source = data.resolve("inbox/demo-whole/pay.xml");
        FileAtWork checked = reports.receipt(steps.check(steps.claim(source.toFile())));
        UUID id = assertInstanceOf(FileAtWork.Checked.class, checked).file().id();
        // The process ended here: the bad item is noted and the decision stored, but no good one has its refusal yet.
        new FileStore(TABLES).decided(id, FileDecision.REFUSE, 1);
        start(ledger()::take);
        tickWhole();
        assertEquals(FileState.REFUSED, onlyWhole().file().state());
        assertEquals(0, ledger().count("payment"));
        assertEquals(400, ledger().count("file_item"));
    }

    @Test
    void aCrashInTheFirstReadingTakesNothingAndTheNextOneJudgesAnew() throws IOException {
        dropWhole(
                "pay.xml",
                new Pain001("M-1")
                        .block(
                                "A",
                                400,
                                i -> i == 399 ? Pain001.item(i, "GBP", "10.00", BAD_ACCOUNT) : Pain001.good(i)));
        Path source = data.resolve("inbox/demo-whole/pay.xml");
        FileAtWork checked = reports.receipt(steps.check(steps.claim(source.toFile())));
        steps.close();
        steps.take(checked);
        assertEquals(0, ledger().count("payment"));
        assertEquals(null, onlyWhole().file().decision());
        start(ledger()::take);
        tickWhole();
        assertEquals(FileState.REFUSED, onlyWhole().file().state());
        assertEquals(0, ledger().count("payment"));
    }

    @Test
    void aLateFileOfThisChannelIsPaidTodayWithAWarning() throws IOException {
        dropWhole("late.xml", new Pain001("M-1").block("A", "TRF", "2030-05-02", "", Pain001.DEBTOR, 1, Pain001::good));
        tickWhole();
        assertEquals(1, onlyWhole().pending());
    }
}
