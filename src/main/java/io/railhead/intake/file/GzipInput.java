package io.railhead.intake.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks a file of RFC 1952 with exactly one member. The reader of the JDK takes several members for one file and
 * passes over whatever follows them, so a file that lost its second half just there would look whole; this one says so.
 * For one thread.
 */
final class GzipInput extends InflaterInputStream {
    private static final int BUFFER = 1 << 13;
    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int LONGEST_TEXT = 4096;

    private final CRC32 checksum = new CRC32();
    private boolean ended;

    /** @throws ArchiveRefused when it does not begin as it should; the stream is closed then */
    GzipInput(InputStream packed) throws IOException {
        super(packed, new Inflater(true), BUFFER);
        boolean begun = false;
        try {
            header();
            begun = true;
        } catch (EOFException cut) {
            throw ArchiveRefused.damaged();
        } finally {
            if (!begun) {
                close();
            }
        }
    }

    private void header() throws IOException {
        byte[] head = in.readNBytes(FIXED_HEADER);
        if (head.length < FIXED_HEADER || head[2] != DEFLATE || (head[3] & RESERVED) != 0) {
            throw ArchiveRefused.damaged();
        }
        int flags = head[3];
        if ((flags & EXTRA) != 0) {
            in.skipNBytes(byteOf(in) | byteOf(in) << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            in.skipNBytes(2);
        }
    }

    private void skipText() throws IOException {
        for (int i = 0; byteOf(in) != 0; i++) {
            if (i > LONGEST_TEXT) {
                throw ArchiveRefused.damaged();
            }
        }
    }

    private static int byteOf(InputStream from) throws IOException {
        int read = from.read();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            int read = super.read(into, from, most);
            if (read > 0) {
                checksum.update(into, from, read);
            } else if (read < 0) {
                end();
            }
            return read;
        } catch (EOFException | ZipException broken) {
            throw ArchiveRefused.damaged();
        }
    }

    /** Holds the trailer against what was read, and makes sure that nothing follows. */
    private void end() throws IOException {
        ended = true;
        long crc = number();
        long length = number();
        if (crc != checksum.getValue() || length != (inf.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw ArchiveRefused.damaged();
        }
        if (inf.getRemaining() > trailerRead || in.read() >= 0) {
            throw new ArchiveRefused(
                    "ARCHIVE-SEVERAL",
                    "Something follows the packed file: a second one, or bytes that belong to none.",
                    "Pack one file of payments, alone.");
        }
    }

    private int trailerRead;

    private long number() throws IOException {
        long number = 0;
        for (int i = 0; i < TRAILER / 2; i++) {
            number |= (long) next() << (8 * i);
        }
        return number;
    }

    /** What the inflater took in and did not need comes first. */
    private int next() throws IOException {
        if (trailerRead < inf.getRemaining()) {
            return buf[len - inf.getRemaining() + trailerRead++] & 0xFF;
        }
        return byteOf(in);
    }

    @Override
    public void close() throws IOException {
        super.close();
        inf.end();
    }
}
