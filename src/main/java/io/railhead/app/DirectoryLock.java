package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exclusive lock on a file, which the operating system takes back when the process dies, however it dies. The
 * file holds the number of the process, for the message to the next one.
 */
final class DirectoryLock implements AutoCloseable {
    /** Closing any channel on a file drops all locks that this process has on it: never open one twice. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;

    private DirectoryLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** @throws Refusal when another process, or this one, holds it already */
    static DirectoryLock of(Path file) throws IOException {
        Path folder = file.resolveSibling(".").toRealPath();
        Path key = folder.resolve(String.valueOf(file.getFileName()));
        if (!HELD.add(key)) {
            throw inUse(folder, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new DirectoryLock(key, lock(key, folder));
        } catch (IOException | RuntimeException e) {
            HELD.remove(key);
            throw e;
        }
    }

    private static FileChannel lock(Path file, Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(folder, holder(channel));
            }
            String self = ProcessHandle.current().pid() + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
    }

    private static Refusal inUse(Path folder, String process) {
        return new Refusal("The data directory " + folder + " is in use by process " + process
                + ". Stop that Railhead first, or give this one another directory with --data DIR.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Releasing the lock " + key + " failed", e);
        } finally {
            HELD.remove(key);
        }
    }
}
