package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.Digest;
import io.railhead.payment.ParticipantId;
import io.railhead.store.FileIds;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    Path top = Path.of("");

    private Outbox outbox() {
        return new Outbox(new Folders(top, top, top, top, top));
    }

    private final StoredFile file = StoredFile.arrived(
            FileIds.next(), new ParticipantId("p"), "c", "demo", "pay.xml", Digest.of(new byte[0]), Instant.EPOCH);

    private void report(String messageId) throws IOException {
        byte[] bytes = ("<a><MsgId>" + messageId + "</MsgId></a>").getBytes(StandardCharsets.UTF_8);
        Path aside = outbox().aside(file, out -> out.write(bytes));
        outbox().publish(file, aside, messageId);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(top.resolve("demo"))) {
            return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(top.resolve("demo").resolve(name));
    }

    @Test
    void theLatestReportHasThePlainNameAndEarlierOnesAreNumbered() throws IOException {
        report("R-1");
        assertEquals(List.of("pay.xml.pain002.xml"), names());
        report("R-2");
        report("R-3");
        assertEquals(List.of("pay.xml.pain002.1.xml", "pay.xml.pain002.2.xml", "pay.xml.pain002.xml"), names());
        assertTrue(read("pay.xml.pain002.1.xml").contains("R-1<"));
        assertTrue(read("pay.xml.pain002.2.xml").contains("R-2<"));
        assertTrue(read("pay.xml.pain002.xml").contains("R-3<"));
    }

    @Test
    void theSameReportOnceMoreTakesThePlaceOfItself() throws IOException {
        report("R-1");
        report("R-2");
        report("R-2");
        assertEquals(List.of("pay.xml.pain002.1.xml", "pay.xml.pain002.xml"), names());
        assertTrue(read("pay.xml.pain002.1.xml").contains("R-1<"));
    }

    @Test
    void aCrashBetweenKeepingAndReplacingLeavesNoSecondCopy() throws IOException {
        report("R-1");
        Path folder = top.resolve("demo");
        Files.createLink(folder.resolve("pay.xml.pain002.1.xml"), folder.resolve("pay.xml.pain002.xml"));
        report("R-2");
        assertEquals(List.of("pay.xml.pain002.1.xml", "pay.xml.pain002.xml"), names());
    }

    @Test
    void aReportThatIsNotPublishedIsHidden() throws IOException {
        Path aside = outbox().aside(file, out -> out.write(1));
        assertTrue(FileNames.isUnfinished(String.valueOf(aside.getFileName())));
        assertFalse(names().contains("pay.xml.pain002.xml"));
    }

    @Test
    void namesThatAreUnfinishedOrCannotBeReadAreNotTaken() {
        assertTrue(FileNames.isUnfinished("a.xml.tmp"));
        assertTrue(FileNames.isUnfinished("a.PART"));
        assertTrue(FileNames.isUnfinished(".a.xml"));
        assertFalse(FileNames.isUnfinished("a.xml"));
        assertTrue(FileNames.isUsable("Zahlungen März.xml"));
        assertFalse(FileNames.isUsable("a\nb.xml"));
        assertFalse(FileNames.isUsable("a\u202Eb.xml"));
        assertFalse(FileNames.isUsable("a\uFFFDb.xml"));
        assertFalse(FileNames.isUsable("a".repeat(201)));
        assertTrue(FileNames.isUsable("a".repeat(200)));
    }
}
