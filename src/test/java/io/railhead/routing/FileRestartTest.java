package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.FileUpload;
import io.railhead.intake.file.Pain001;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work on a file that is cut off anywhere. */
class FileRestartTest extends FileLeg {
    @Test
    void aFileCutOffAnywhereIsGoneOnWithAndEachItemIsTakenOnce() throws IOException {
        for (int stepsDone = 0; stepsDone <= 3; stepsDone++) {
            String name = "cut-" + stepsDone + ".xml";
            FileAtWork at = steps.claim(drop(name, new Pain001("M-" + stepsDone).block("A", 250, Pain001::good))
                    .toFile());
            at = stepsDone > 0 ? steps.check(at) : at;
            at = stepsDone > 1 ? reports.receipt(at) : at;
            at = stepsDone > 2 ? steps.take(at) : at;
            assertFalse(at instanceof FileAtWork.Passed);
            start(ledger()::take);
            tick();
            assertEquals((stepsDone + 1) * 250, ledger().count("payment"));
            assertEquals(
                    List.of(name + ".pain002.1.xml", name + ".pain002.xml"),
                    names("outbox").stream()
                            .filter(report -> report.startsWith(name))
                            .toList());
            assertEquals(List.of(), names("work"));
        }
    }

    @Test
    void aTableCutOffAnywhereIsGoneOnWithAndEachRowIsTakenOnce() throws IOException {
        int[] taken = {0};
        start(acceptance -> {
            if (taken[0]++ == 210) {
                throw new IllegalStateException("killed here");
            }
            return ledger().take(acceptance);
        });
        FileAtWork checked = reports.receipt(
                steps.check(steps.claim(drop("a.csv", Table.of(500)).toFile())));
        assertThrows(IllegalStateException.class, () -> steps.take(checked));
        start(ledger()::take);
        tick();
        assertEquals(500, ledger().count("payment"));
        assertEquals(500, ledger().count("file_item where accepted"));
    }

    @Test
    void aProcessThatEndsAmongTheItemsLeavesTheRestToTheNext() throws IOException {
        int[] taken = {0};
        start(acceptance -> {
            if (taken[0]++ == 210) {
                throw new IllegalStateException("killed here");
            }
            return ledger().take(acceptance);
        });
        FileAtWork claimed = steps.claim(
                drop("pay.xml", new Pain001("M").block("A", 500, Pain001::good)).toFile());
        FileAtWork checked = reports.receipt(steps.check(claimed));
        assertThrows(IllegalStateException.class, () -> steps.take(checked));
        assertEquals(210, ledger().count("payment"));
        assertTrue(steps.unfinished().isEmpty(), "a file that failed is left in peace for a moment");
        start(ledger()::take);
        tick();
        assertEquals(500, ledger().count("payment"));
        assertEquals(500, ledger().count("file_item where accepted"));
        assertEquals(List.of("pay.xml.pain002.1.xml", "pay.xml.pain002.xml"), names("outbox"));
    }

    @Test
    void aFileThatWasMovedAndNotRegisteredIsFound() throws IOException {
        Path work = Files.createDirectories(data.resolve("work/demo"));
        Path file = new Pain001("M-1").block("A", 2, Pain001::good).to(data.resolve("a.xml"));
        Files.move(file, work.resolve(io.railhead.store.FileIds.next() + "-a.xml"));
        Files.writeString(work.resolve("somebody's note"), "not ours");
        tick();
        assertEquals(2, ledger().count("payment"));
        assertEquals("a.xml", onlyFile().file().name());
    }

    @Test
    void anOrderedStopLeavesTheFileInTheWorkFolder() throws IOException {
        int[] taken = {0};
        start(acceptance -> {
            if (taken[0]++ == 100) {
                steps.close();
            }
            return ledger().take(acceptance);
        });
        drop("pay.xml", new Pain001("M").block("A", 500, Pain001::good));
        FileAtWork claimed = steps.claim(data.resolve("inbox/demo/pay.xml").toFile());
        FileAtWork left = reports.validated(steps.take(reports.receipt(steps.check(claimed))));
        assertInstanceOf(FileAtWork.Checked.class, left);
        assertEquals(1, names("work").size());
        start(ledger()::take);
        tick();
        assertEquals(500, ledger().count("payment"));
    }

    @Test
    void aProcessThatEndsBetweenRegisteringAndLayingTheFileDownIsHealedByItsKey() throws IOException {
        StoredFile first = assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)))
                .file();
        Files.delete(data.resolve("work/demo/" + first.id() + "-a.csv"));
        Files.createDirectories(data.resolve("work/.uploads"));
        Files.writeString(data.resolve("work/.uploads/left-over"), "half");
        start(ledger()::take);
        assertEquals(List.of(), names("work"));
        assertEquals(
                first.id(),
                assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)))
                        .file()
                        .id());
        tick();
        assertEquals(2, ledger().count("payment"));
    }
}
