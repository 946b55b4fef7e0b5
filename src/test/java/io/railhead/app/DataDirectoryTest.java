package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.app.embedded.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path temp = Path.of("");

    @Test
    void theFirstClaimMakesTheLayoutAndHidesTheSecrets() throws IOException {
        try (DataDirectory data = DataDirectory.claim(temp.resolve("a/b/data"))) {
            for (Path folder : List.of(
                    data.certificates(),
                    data.postgres(),
                    data.broker(),
                    data.simulator(),
                    data.inbox(),
                    data.work(),
                    data.archive(),
                    data.error(),
                    data.outbox(),
                    data.schemas())) {
                assertTrue(Files.isDirectory(folder), folder.toString());
            }
            for (Path hidden : List.of(data.root(), data.secrets(), data.keys())) {
                assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(hidden)));
            }
        }
    }

    @Test
    void aSecondClaimOfTheSameProcessIsRefusedAndLeavesTheFirstInForce() throws Exception {
        Path root = temp.resolve("data");
        try (DataDirectory first = DataDirectory.claim(root)) {
            Refusal refusal = assertThrows(Refusal.class, () -> DataDirectory.claim(root.resolve("../data")));
            assertTrue(
                    String.valueOf(refusal.getMessage()).contains(first.root().toString()));
            assertTrue(String.valueOf(refusal.getMessage()).contains("--data"));
            assertEquals(1, claimInAnotherProcess(root));
        }
        DataDirectory.claim(root).close();
    }

    @Test
    void anotherProcessIsKeptOutUntilTheLockIsReleased() throws Exception {
        Path root = temp.resolve("data");
        DataDirectory data = DataDirectory.claim(root);
        assertEquals(1, claimInAnotherProcess(root));
        data.close();
        assertEquals(0, claimInAnotherProcess(root));
    }

    @Test
    void aDirectoryOfSomebodyElseIsLeftUntouched() throws IOException {
        Path letters = Files.writeString(temp.resolve("letters.txt"), "dear");
        Refusal refusal = assertThrows(Refusal.class, () -> DataDirectory.claim(temp));
        assertTrue(String.valueOf(refusal.getMessage()).contains("letters.txt"));
        assertTrue(Files.exists(letters));
        assertFalse(Files.exists(temp.resolve("secrets")));
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThrows(Refusal.class, () -> DataDirectory.claim(file));
    }

    @Test
    void freshEmptiesOurFoldersAndNothingElse() throws IOException {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Path kept = Files.writeString(elsewhere.resolve("kept"), "x");
        try (DataDirectory data = DataDirectory.claim(temp.resolve("data"))) {
            Files.writeString(data.archive().resolve("old.xml"), "x");
            Files.writeString(data.secrets().resolve("old"), "x");
            Files.createSymbolicLink(data.work().resolve("link"), elsewhere);
            Path notes = Files.writeString(data.root().resolve("notes.txt"), "mine");

            data.fresh();

            assertFalse(Files.exists(data.archive().resolve("old.xml")));
            assertFalse(Files.exists(data.secrets().resolve("old")));
            assertTrue(Files.isDirectory(data.archive()));
            assertTrue(Files.exists(notes));
            assertTrue(Files.exists(kept));
            assertThrows(Refusal.class, () -> DataDirectory.claim(data.root()));
        }
    }

    @Test
    void freshRefusesADirectoryWithoutTheMarker() throws IOException {
        try (DataDirectory data = DataDirectory.claim(temp.resolve("data"))) {
            Path old = Files.writeString(data.archive().resolve("old.xml"), "x");
            Files.delete(data.root().resolve("railhead-data"));
            assertThrows(Refusal.class, data::fresh);
            assertTrue(Files.exists(old));
        }
    }

    @Test
    void lookingOnNeitherMakesNorLocksAnything() {
        Path root = temp.resolve("data");
        DataDirectory onlooker = DataDirectory.at(root);
        assertFalse(Files.exists(root));
        assertThrows(IllegalStateException.class, onlooker::fresh);
        DataDirectory.claim(root).close();
        onlooker.close();
    }

    @Test
    void aChannelCannotLeadOutOfItsFolder() {
        try (DataDirectory data = DataDirectory.claim(temp.resolve("data"))) {
            data.openChannel("payroll");
            assertTrue(Files.isDirectory(data.inbox("payroll")));
            assertTrue(Files.isDirectory(data.error("payroll")));
            assertTrue(Files.isDirectory(data.outbox("payroll")));
            assertThrows(IllegalArgumentException.class, () -> data.inbox("../secrets"));
            assertThrows(IllegalArgumentException.class, () -> data.outbox(""));
        }
    }

    private static int claimInAnotherProcess(Path root) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Claimant.class.getName(),
                        root.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Tries to claim a directory from a process of its own. */
    static final class Claimant {
        private Claimant() {}

        public static void main(String[] arguments) {
            try (DataDirectory data = DataDirectory.claim(Path.of(arguments[0]))) {
                System.exit(Files.isDirectory(data.secrets()) ? 0 : 2);
            } catch (Refusal refusal) {
                System.exit(1);
            }
        }
    }
}
