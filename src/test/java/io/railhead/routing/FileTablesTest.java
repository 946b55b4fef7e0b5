package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.intake.file.FileUpload;
import io.railhead.store.FileQueries;
import io.railhead.store.FileState;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files that are tables, dropped or sent. */
class FileTablesTest extends FileLeg {
    @Test
    void aTableIsTakenRowByRowAndItsReportIsOneToo() throws IOException {
        drop("pay.csv", Table.of(3) + Table.row(3).replace("10.00", "=1+1").replace("E3", "=E3"));
        tick();
        FileQueries.Summary file = onlyFile();
        assertEquals("csv", file.file().format());
        assertEquals(List.of(4, 1), List.of(file.file().count(), file.refused()));
        assertEquals(List.of("pay.csv.report.csv"), names("outbox"));
        String validated = table("pay.csv");
        assertEquals(3, count(validated, ",queued,ACCP,"), validated);
        assertTrue(validated.contains("\r\n4,5,,'=E3,,GBP,,refused,RJCT,AM12,\"line 5 column 2 (amount): "));
        ledger().reject(file.file().id(), 0, "AC04");
        ledger().settle(file.file().id());
        report();
        String outcome = table("pay.csv");
        assertTrue(outcome.contains("1,2,,E0,10.00,GBP,") && outcome.contains(",rejected,RJCT,AC04,"));
        assertEquals(2, count(outcome, ",settled,ACSC,"));
        assertEquals(FileState.COMPLETED, onlyFile().file().state());
    }

    @Test
    void theSameTableIsRecognisedUnderAnotherNameAndPacked() throws IOException {
        drop("pay.csv", Table.of(3));
        tick();
        Path packed = data.resolve("packed");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Table.of(3).getBytes(StandardCharsets.UTF_8));
        }
        Files.move(packed, data.resolve("inbox/demo/other.csv.gz"));
        tick();
        assertEquals(3, ledger().count("payment"));
        assertTrue(Files.readString(data.resolve("error/demo/other.csv.gz.problem.json"))
                .contains("FILE-SAME-AGAIN"));
    }

    @Test
    void aFileThatIsSentIsTakenOnceHoweverOftenItsKeyComes() throws IOException {
        StoredFile first = assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)))
                .file();
        tick();
        FileUpload.Registered again = assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)));
        assertEquals(first.id(), again.file().id());
        assertTrue(again.again());
        assertInstanceOf(FileUpload.Refused.class, send("k", "a.csv", Table.of(3)));
        assertInstanceOf(FileUpload.Refused.class, send("k", "b.csv", Table.of(2)));
        tick();
        assertEquals(2, ledger().count("payment"));
        assertEquals(1, ledger().count("file"));
        assertEquals(List.of(), names("work"));
    }

    private String table(String name) throws IOException {
        return Files.readString(data.resolve("outbox/demo").resolve(name + ".report.csv"));
    }
}
