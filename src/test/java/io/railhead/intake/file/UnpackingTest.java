package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
    private static final byte[] TEXT =
            "endToEndId,amount\nE1,10.00\n".repeat(5000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("");

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    out.write(TEXT);
                }
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private byte[] unpacked(byte[] content) throws IOException {
        try (InputStream in = Unpacking.open(file(content))) {
            return in.readAllBytes();
        }
    }

    private String refusal(byte[] content) {
        return assertThrows(ArchiveRefused.class, () -> unpacked(content))
                .problem()
                .code();
    }

    @Test
    void packedOrNotTheContentIsTheSame() throws IOException {
        assertArrayEquals(TEXT, unpacked(TEXT));
        assertArrayEquals(TEXT, unpacked(gzip(TEXT)));
        assertArrayEquals(TEXT, unpacked(zip("a.csv")));
        assertEquals(0, unpacked(new byte[0]).length);
    }

    @Test
    void theDigestIsOfWhatWasPackedSoOneFileIsOneFile() throws IOException {
        Content plain = Content.of(file(TEXT), "a.csv");
        assertEquals(plain.digest(), Content.of(file(gzip(TEXT)), "b.csv.gz").digest());
        assertEquals(plain.digest(), Content.of(file(zip("x")), "c.zip").digest());
        assertEquals(FileFormat.CSV, plain.format());
        assertNotEquals(
                plain.digest(),
                Content.of(file("x".getBytes(StandardCharsets.UTF_8)), "a.csv").digest());
    }

    @Test
    void theBytesTellTheFormatAndTheNameOnlyWhereTheyDoNot() throws IOException {
        assertEquals(
                FileFormat.PAIN_001,
                Content.of(file("\uFEFF \n<Document".getBytes(StandardCharsets.UTF_8)), "a.csv")
                        .format());
        assertEquals(
                FileFormat.PAIN_001,
                Content.of(file(gzip("<a/>".getBytes(StandardCharsets.UTF_8))), "a")
                        .format());
        assertEquals(
                FileFormat.PAIN_001,
                Content.of(file("hello".getBytes(StandardCharsets.UTF_8)), "a.xml.gz")
                        .format());
        assertEquals(
                FileFormat.CSV,
                Content.of(file("hello".getBytes(StandardCharsets.UTF_8)), "a.xml.exe")
                        .format());
    }

    @Test
    void aZipThatDoesNotHoldExactlyOneFileIsRefused() throws IOException {
        assertEquals("ARCHIVE-SEVERAL", refusal(zip("a.csv", "b.csv")));
        assertEquals("ARCHIVE-SEVERAL", refusal(zip("folder/")));
        ByteArrayOutputStream none = new ByteArrayOutputStream();
        new ZipOutputStream(none).close();
        assertEquals("ARCHIVE-SEVERAL", refusal(none.toByteArray()));
    }

    @Test
    void theNameInsideLeadsNowhere() throws IOException {
        assertArrayEquals(TEXT, unpacked(zip("../../../evil.csv")));
        assertFalse(Files.exists(folder.resolve("../../../evil.csv")));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
    }

    @Test
    void whatIsPackedTwiceIsRefused() throws IOException {
        assertEquals("ARCHIVE-NESTED", refusal(gzip(gzip(TEXT))));
        assertEquals("ARCHIVE-NESTED", refusal(gzip(zip("a.csv"))));
    }

    @Test
    void whatGrowsTooMuchIsNotUnpackedToItsEnd() throws IOException {
        assertEquals("ARCHIVE-RATIO", refusal(gzip(new byte[30_000_000])));
        byte[] noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);
        noise[0] = 'x';
        assertArrayEquals(noise, unpacked(gzip(noise)));
    }

    @Test
    void aDamagedCutOrExtendedArchiveIsRefused() throws IOException {
        byte[] gzip = gzip(TEXT);
        byte[] zip = zip("a.csv");
        assertEquals("ARCHIVE-DAMAGED", refusal(Arrays.copyOf(gzip, gzip.length - 3)));
        assertEquals("ARCHIVE-DAMAGED", refusal(Arrays.copyOf(gzip, gzip.length / 2)));
        assertEquals("ARCHIVE-DAMAGED", refusal(Arrays.copyOf(gzip, 5)));
        assertEquals("ARCHIVE-SEVERAL", refusal(joined(gzip, gzip)));
        assertEquals("ARCHIVE-SEVERAL", refusal(joined(gzip, new byte[] {1})));
        assertEquals("ARCHIVE-DAMAGED", refusal(Arrays.copyOf(zip, zip.length - 10)));
        byte[] flipped = gzip.clone();
        flipped[gzip.length - 6] ^= 1;
        assertEquals("ARCHIVE-DAMAGED", refusal(flipped));
        byte[] wrongSum = zip.clone();
        // The checksum in the directory at the end, 16 bytes into its only entry.
        wrongSum[zip.length - 22 - 46 - 5 + 16] ^= 1;
        assertEquals("ARCHIVE-DAMAGED", refusal(wrongSum));
    }

    @Test
    void aHeaderWithoutEndIsNotReadToIt() throws IOException {
        byte[] endless = new byte[100_000];
        Arrays.fill(endless, (byte) 'a');
        byte[] head = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};
        assertEquals("ARCHIVE-DAMAGED", refusal(joined(head, endless)));
    }

    @Test
    void whatCannotBeUnpackedHasTheDigestOfItsOwnBytesAndAReason() throws IOException {
        Content content = Content.of(file(zip("a", "b")), "a.zip");
        assertNotNull(content.refusal());
        assertEquals("ARCHIVE-SEVERAL", content.refusal().code());
        assertNull(Content.of(file(TEXT), "a.csv").refusal());
    }
}
