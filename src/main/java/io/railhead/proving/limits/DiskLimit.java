package io.railhead.proving.limits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** How often a second this disk can be made to keep something; the rate of anything durable hangs on it. */
final class DiskLimit {
    private static final int BLOCK = 4096;
    /** Written over and over, as the files of database and broker are: growing a file is another thing to make durable. */
    private static final int BLOCKS = 256;

    private DiskLimit() {}

    static double syncsPerSecond(Path file, Duration length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(BLOCK * BLOCKS), 0);
            channel.force(true);
            int[] at = new int[1];
            return Pace.<IOException>perSecond(length, () -> {
                channel.write(ByteBuffer.allocate(BLOCK), (long) BLOCK * (at[0]++ % BLOCKS));
                channel.force(false);
                return 1;
            });
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
