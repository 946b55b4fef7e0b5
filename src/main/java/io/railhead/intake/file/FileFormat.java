package io.railhead.intake.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;

/** What kind of file it is. Its bytes decide, not its name: a name is only asked where the bytes say nothing. */
public enum FileFormat {
    /** XML of ISO 20022. */
    PAIN_001("pain.001"),
    /** A table of payments, one a row. */
    CSV("csv");

    /** Blanks and marks may stand before the first sign that tells. */
    private static final int FEW = 512;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String word;

    FileFormat(String word) {
        this.word = word;
    }

    /** As settings, the API and the table write it. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException when there is no such format */
    public static FileFormat of(String word) {
        return Stream.of(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format of files is called " + word));
    }

    /**
     * @param content unpacked, at its beginning
     * @param name as its sender calls it
     */
    static FileFormat of(InputStream content, String name) throws IOException {
        return of(content.readNBytes(FEW), name);
    }

    private static FileFormat of(byte[] head, String name) {
        int at = startsWithMark(head) ? BYTE_ORDER_MARK.length : 0;
        while (at < head.length && Character.isWhitespace(head[at])) {
            at++;
        }
        return at < head.length && head[at] == '<' ? PAIN_001 : ofName(name);
    }

    /** What has no angle bracket is a table, unless it claims to be XML. */
    static FileFormat ofName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zip)$", "").endsWith(".xml") ? PAIN_001 : CSV;
    }

    private static boolean startsWithMark(byte[] head) {
        return head.length >= BYTE_ORDER_MARK.length
                && head[0] == BYTE_ORDER_MARK[0]
                && head[1] == BYTE_ORDER_MARK[1]
                && head[2] == BYTE_ORDER_MARK[2];
    }
}
