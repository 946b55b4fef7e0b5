package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.railhead.intake.Problem;
import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.FileUpload;
import io.railhead.intake.file.Pain001;
import io.railhead.store.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies in an inbox and is no file that can be taken up as it is. */
class FileClaimTest extends FileLeg {
    @Test
    void unfinishedHiddenAndForeignFilesStayWhereTheyAre() throws IOException {
        Path inbox = data.resolve("inbox/demo");
        Files.writeString(inbox.resolve("a.xml.part"), "half");
        Files.createDirectory(inbox.resolve("folder.xml"));
        Files.createDirectories(data.resolve("inbox/stranger"));
        Files.writeString(data.resolve("inbox/stranger/a.xml"), "of no channel");
        for (String name : List.of("demo/a.xml.part", "demo/folder.xml", "stranger/a.xml", "demo/gone.xml")) {
            assertInstanceOf(
                    FileAtWork.Passed.class,
                    steps.claim(data.resolve("inbox").resolve(name).toFile()),
                    name);
        }
        assertEquals(List.of(), names("work"));
        assertEquals(List.of(), names("error"));
        assertEquals(0, ledger().count("file"));
    }

    @Test
    void aLinkIsLaidAsideAndWhatItPointsToIsNotTouched() throws IOException {
        Path elsewhere = new Pain001("M-1").block("A", 2, Pain001::good).to(data.resolve("a.xml"));
        Path link = Files.createSymbolicLink(data.resolve("inbox/demo/link.xml"), elsewhere);
        assertInstanceOf(FileAtWork.Passed.class, steps.claim(link.toFile()));
        assertTrue(Files.isSymbolicLink(data.resolve("error/demo/link.xml")));
        assertTrue(Files.readString(data.resolve("error/demo/link.xml.problem.json"))
                .contains("FILE-NOT-REGULAR"));
        assertTrue(Files.exists(elsewhere));
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        assertEquals(0, ledger().count("file"));
    }

    @Test
    void aFileThatMayNotBeReadIsLaidAside() throws IOException {
        Path closed = drop("closed.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "nothing is closed to root");
        assertInstanceOf(FileAtWork.Passed.class, steps.claim(closed.toFile()));
        assertTrue(Files.readString(data.resolve("error/demo/closed.xml.problem.json"))
                .contains("FILE-UNREADABLE"));
    }

    @Test
    void aNameThatNobodyCanReadBackIsLaidAside() throws IOException {
        Path inbox = data.resolve("inbox/demo");
        Path bad = Files.writeString(inbox.resolve("a\nb.xml"), "x");
        steps.claim(bad.toFile());
        assertEquals(List.of(), names("inbox"));
        assertEquals(2, names("error").size());
        assertTrue(names("error").getFirst().startsWith("unreadable-name-"));
    }

    @Test
    void whileRoomIsScarceFilesStayInTheInboxAndSentOnesAreRefused() throws IOException {
        Path file = drop("wages.xml", new Pain001("M1").block("A", 1, Pain001::good));
        free = 0;
        room.measure();
        assertInstanceOf(FileAtWork.Passed.class, steps.claim(file.toFile()));
        assertTrue(Files.exists(file));
        FileUpload.Refused refused = assertInstanceOf(FileUpload.Refused.class, send("k", "a.csv", Table.of(2)));
        assertEquals(Problem.ROOM_SCARCE, refused.refusal().problem());

        free = Long.MAX_VALUE;
        room.measure();
        assertInstanceOf(FileAtWork.Claimed.class, steps.claim(file.toFile()));
        assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)));
    }

    @Test
    void aFileThatGrowsWhileItIsTakenUpIsRefusedWhole() throws IOException {
        FileAtWork claimed = steps.claim(drop("a.csv", Table.of(3)).toFile());
        FileAtWork.Claimed at = assertInstanceOf(FileAtWork.Claimed.class, claimed);
        Files.writeString(at.path(), Table.row(3), StandardOpenOption.APPEND);
        workOn(claimed);
        assertEquals(FileState.REFUSED, onlyFile().file().state());
        assertTrue(
                Files.readString(data.resolve("error/demo/a.csv.problem.json")).contains("FILE-CHANGED"));
        assertEquals(0, ledger().count("payment"));
    }

    @Test
    void aFileThatGrowsAfterItWasCheckedIsTakenAsItWasChecked() throws IOException {
        FileAtWork claimed = steps.claim(drop("a.csv", Table.of(3)).toFile());
        Path path = assertInstanceOf(FileAtWork.Claimed.class, claimed).path();
        FileAtWork checked = reports.receipt(steps.check(claimed));
        Files.writeString(path, Table.row(3), StandardOpenOption.APPEND);
        reports.validated(steps.take(checked));
        assertEquals(3, ledger().count("payment"));
        assertEquals(3, onlyFile().file().count());
    }

    @Test
    void aFileThatVanishesIsRefusedAndTheNextOneWorks() throws IOException {
        FileAtWork claimed = steps.claim(drop("a.csv", Table.of(3)).toFile());
        Files.delete(assertInstanceOf(FileAtWork.Claimed.class, claimed).path());
        workOn(claimed);
        assertEquals(FileState.REFUSED, onlyFile().file().state());
        assertTrue(String.valueOf(onlyFile().file().problem()).contains("FILE-GONE"));
        drop("b.csv", Table.of(2));
        tick();
        assertEquals(2, ledger().count("payment"));
    }
}
