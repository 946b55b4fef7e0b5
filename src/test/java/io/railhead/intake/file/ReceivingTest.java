package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivingTest {
    @TempDir
    Path folder = Path.of("");

    private Instant now = Instant.parse("2030-05-06T09:00:00Z");

    private Problem problem(InputStream content, long most) throws IOException {
        Refusal refusal = new Receiving(() -> now, most).write(content, folder.resolve("upload"));
        assertNotNull(refusal);
        return refusal.problem();
    }

    /** Gives one byte at a time, each after so many seconds, without end. */
    private InputStream dripping(int seconds) {
        return new InputStream() {
            @Override
            public int read() {
                now = now.plusSeconds(seconds);
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int most) {
                into[from] = (byte) read();
                return 1;
            }
        };
    }

    @Test
    void whatArrivesWholeIsWrittenWhole() throws IOException {
        byte[] content = new byte[200_000];
        content[199_999] = 7;
        assertNull(
                new Receiving(() -> now, 200_000).write(new ByteArrayInputStream(content), folder.resolve("upload")));
        assertArrayEquals(content, Files.readAllBytes(folder.resolve("upload")));
    }

    @Test
    void aBodyWithoutEndIsGivenUpAtTheLimit() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertEquals(Problem.BODY_TOO_LARGE, problem(endless, 1_000_000));
        assertTrue(Files.size(folder.resolve("upload")) <= 1_000_000);
    }

    @Test
    void oneByteASecondIsGivenUpAfterHalfAMinute() throws IOException {
        Instant begun = now;
        assertEquals(Problem.BODY_TOO_SLOW, problem(dripping(1), 1_000_000));
        assertEquals(begun.plusSeconds(31), now);
    }

    @Test
    void aConnectionThatBreaksIsTheSendersAndADiskThatFailsIsOurs() throws IOException {
        InputStream broken = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("connection reset");
                }
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                into[from] = (byte) read();
                return 1;
            }
        };
        assertEquals(Problem.UPLOAD_BROKEN, problem(broken, 100));
        Path nowhere = folder.resolve("missing/upload");
        assertThrows(
                IOException.class,
                () -> new Receiving(() -> now, 100).write(new ByteArrayInputStream(new byte[1]), nowhere));
    }
}
