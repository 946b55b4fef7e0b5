package io.railhead.app.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs that travel inside the jar. */
final class PostgresBinaries {
    /** Names the folder, so that another version is unpacked beside this one. Change it with the dependency. */
    static final String VERSION = "17.6";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /**
     * The folder with {@code initdb}, {@code pg_ctl} and {@code postgres}; unpacked at the first call. A folder
     * of the final name is complete: the archive is unpacked under another name and then renamed.
     */
    static Path in(Path folder) {
        Path home = folder.resolve("bin-" + VERSION);
        if (!Files.isDirectory(home)) {
            try {
                unpackTo(home);
            } catch (IOException e) {
                throw new UncheckedIOException("Unpacking PostgreSQL to " + home + " failed", e);
            }
        }
        return home.resolve("bin");
    }

    private static void unpackTo(Path home) throws IOException {
        Path unfinished = home.resolveSibling(home.getFileName() + ".new");
        Trees.delete(unfinished);
        Files.createDirectories(unfinished);
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null) {
                throw new Refusal("The PostgreSQL programs are not on the class path (" + ARCHIVE + "). The embedded"
                        + " database runs on Linux x86-64 only; elsewhere give the address of a database.");
            }
            TarArchiveInputStream archive =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(entry, archive, unfinished);
            }
        }
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("The archive names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, home.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, permissions((entry.getMode() & 0100) != 0));
        }
    }

    /** Readable for all: the server may run as another user than this program. */
    private static Set<PosixFilePermission> permissions(boolean executable) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }
}
