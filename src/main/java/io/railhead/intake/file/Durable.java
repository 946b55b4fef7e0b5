package io.railhead.intake.file;

import io.railhead.fault.FaultPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files and renames that are still there after a power cut. */
final class Durable {
    private Durable() {}

    /** Something that writes. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Writes a file whole and brings it to the disk; an older one of the name is replaced. */
    static void write(Path path, Writing writing) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new java.io.BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            writing.to(out);
            FaultPoint.REPORT_HALF_WRITTEN.pass();
            out.flush();
            channel.force(true);
        }
    }

    /** Renames at one stroke and brings both folders to the disk. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(parent(to));
        if (!parent(from).equals(parent(to))) {
            force(parent(from));
        }
    }

    /** Brings what a file or folder holds to the disk. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a file lies in a folder, this path does not: " + path);
        }
        return parent;
    }
}
