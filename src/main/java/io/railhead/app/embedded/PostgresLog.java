package io.railhead.app.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that the database server writes its log to. */
record PostgresLog(Path file) {
    private static final long LIMIT_BYTES = 16L << 20;
    private static final int LAST_LINES = 10;

    /** Sets a long log aside, in place of the one set aside before; only while the server is down. */
    void keepShort() throws IOException {
        if (length() > LIMIT_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** In bytes; 0 before the first start. */
    long length() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** What was written from a position on. */
    String since(long position) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        byte[] all = Files.readAllBytes(file);
        int from = (int) Math.min(position, all.length);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    /** The last lines, for the person who must find out why the server did not start. */
    String end() throws IOException {
        List<String> lines = since(0).lines().toList();
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
