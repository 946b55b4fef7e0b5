package io.railhead.intake.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a zip file of one entry. The directory at its end decides, as with every other program, and it is looked at
 * before the JDK reads it, because that takes the whole directory into memory. For one thread.
 */
final class ZipInput extends FilterInputStream {
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LONGEST_DIRECTORY = 1 << 18;

    private final ZipFile archive;
    private final long expected;
    private final CRC32 checksum = new CRC32();

    private ZipInput(ZipFile archive, ZipEntry entry) throws IOException {
        super(archive.getInputStream(entry));
        this.archive = archive;
        this.expected = entry.getCrc();
    }

    static InputStream open(Path file) throws IOException {
        requireOneEntry(file);
        ZipFile archive = null;
        boolean opened = false;
        try {
            archive = new ZipFile(file.toFile());
            InputStream entry = new ZipInput(archive, only(archive));
            opened = true;
            return entry;
        } catch (ZipException broken) {
            throw ArchiveRefused.damaged();
        } finally {
            if (!opened && archive != null) {
                archive.close();
            }
        }
    }

    private static ZipEntry only(ZipFile archive) throws IOException {
        List<? extends ZipEntry> entries = archive.stream().limit(2).toList();
        if (entries.size() != 1 || entries.getFirst().isDirectory()) {
            throw several();
        }
        return entries.getFirst();
    }

    private static ArchiveRefused several() {
        return new ArchiveRefused(
                "ARCHIVE-SEVERAL",
                "The zip file does not hold exactly one file.",
                "Pack one file of payments, without folders, and send one zip file for each.");
    }

    /** Reads the record that ends every zip file. */
    private static void requireOneEntry(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = (int) Math.min(channel.size(), END + LONGEST_COMMENT);
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (tail.hasRemaining()) {
                if (channel.read(tail, channel.size() - length + tail.position()) < 0) {
                    throw ArchiveRefused.damaged();
                }
            }
            int at = endRecord(tail, length);
            int entries = tail.getShort(at + 10) & 0xFFFF;
            long directory = tail.getInt(at + 12) & 0xFFFF_FFFFL;
            if (entries != 1) {
                throw several();
            }
            if (directory > LONGEST_DIRECTORY) {
                throw ArchiveRefused.damaged();
            }
        }
    }

    private static int endRecord(ByteBuffer tail, int length) throws ArchiveRefused {
        for (int at = length - END; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE && at + END + (tail.getShort(at + 20) & 0xFFFF) == length) {
                return at;
            }
        }
        throw ArchiveRefused.damaged();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        try {
            int read = super.read(into, from, most);
            if (read > 0) {
                checksum.update(into, from, read);
            } else if (read < 0 && checksum.getValue() != expected) {
                throw ArchiveRefused.damaged();
            }
            return read;
        } catch (ZipException | java.io.EOFException broken) {
            throw ArchiveRefused.damaged();
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        archive.close();
    }
}
