package io.railhead.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Gets the text of a table's file, or says why it cannot be had. */
final class TableText {
    /** The largest of those known has 0.1 MiB; what is larger by far is another file. */
    static final int MOST_BYTES = 4 << 20;

    private TableText() {}

    /** The bytes of a plain file of a sensible size. */
    static byte[] bytes(Path path, String name) throws UnusableTable {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw UnusableTable.of(name, 0, "this is no plain file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw UnusableTable.of(name, 0, "this file has more than 4 MiB; no table of reference data has");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw UnusableTable.of(name, 0, "there is no such file");
        } catch (IOException unreadable) {
            throw UnusableTable.of(name, 0, "this file cannot be read: " + unreadable.getMessage());
        }
    }

    /** As UTF-8, of which plain ASCII is a part; a byte order mark is passed over. */
    static String decode(byte[] bytes, String name) throws UnusableTable {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw UnusableTable.of(
                    name, lineOf(text, text.length()), "a character here is not UTF-8; save the file as UTF-8");
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw UnusableTable.of(name, lineOf(text, zero), "there is a zero byte here: this is no text");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int lineOf(String text, int position) {
        return 1 + (int) text.chars().limit(position).filter(c -> c == '\n').count();
    }
}
