package io.railhead.intake.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens files as they are meant, packed by gzip or zip or not packed at all; the first bytes tell. A packed file holds
 * exactly one file, which is not packed again, is at most 1 GiB long and at most 200 times as long as its packed form.
 * Nothing is written anywhere, and names inside are not looked at.
 */
final class Unpacking {
    /** Packed or not, a file is no longer than this. */
    static final long MOST_BYTES = 1L << 30;

    private static final int MOST_TIMES = 200;

    /** Short files may be packed as well as they like. */
    private static final long UNSUSPICIOUS = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private Unpacking() {}

    /** @throws ArchiveRefused here, or later by the stream */
    static InputStream open(Path file) throws IOException {
        return switch (Kind.of(file)) {
            case PLAIN -> new BufferedInputStream(Files.newInputStream(file), BUFFER);
            case GZIP -> limited(file, new GzipInput(buffered(file)));
            case ZIP -> limited(file, ZipInput.open(file));
        };
    }

    private static InputStream buffered(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    private static InputStream limited(Path file, InputStream unpacked) throws IOException {
        boolean opened = false;
        try {
            InputStream content = new BufferedInputStream(new Limited(unpacked, Files.size(file)), BUFFER);
            content.mark(Kind.MAGIC);
            if (Kind.of(content.readNBytes(Kind.MAGIC)) != Kind.PLAIN) {
                throw new ArchiveRefused(
                        "ARCHIVE-NESTED",
                        "What is packed is a packed file itself.",
                        "Pack the file of payments once, and send that.");
            }
            content.reset();
            opened = true;
            return content;
        } finally {
            if (!opened) {
                unpacked.close();
            }
        }
    }

    /** How a file is packed. */
    enum Kind {
        PLAIN,
        GZIP,
        ZIP;

        private static final int MAGIC = 4;

        static Kind of(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return of(in.readNBytes(MAGIC));
            }
        }

        private static Kind of(byte[] head) {
            if (head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
                return GZIP;
            }
            boolean zip = head.length == MAGIC && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5);
            return zip ? ZIP : PLAIN;
        }
    }

    /** Ends what becomes too long. */
    private static final class Limited extends InputStream {
        private final InputStream unpacked;
        private final long packed;
        private long length;

        Limited(InputStream unpacked, long packed) {
            this.unpacked = unpacked;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = unpacked.read(into, from, most);
            length += Math.max(0, read);
            if (length > MOST_BYTES) {
                throw new ArchiveRefused(
                        "ARCHIVE-TOO-LARGE", "Unpacked the file is larger than 1 GiB.", "Send it in several files.");
            }
            if (length > UNSUSPICIOUS && length > MOST_TIMES * packed) {
                throw new ArchiveRefused(
                        "ARCHIVE-RATIO",
                        "Unpacked the file is more than %d times as long as it came.".formatted(MOST_TIMES),
                        "No file of payments is; should this one be, send it without packing.");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            unpacked.close();
        }
    }
}
