package io.railhead.app.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a secret file is its owner's alone. */
final class FileMode {
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private FileMode() {}

    static List<Finding> of(String setting, Path file) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (OWNER.containsAll(mode)) {
                return List.of();
            }
            return List.of(Finding.fail(
                    Fault.FILE_OPEN,
                    setting,
                    file + " is open to other users (" + PosixFilePermissions.toString(mode) + ")",
                    "chmod 600 it, and replace what it holds if others may have read it"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return List.of(Finding.fail(
                    Fault.FILE_OPEN,
                    setting,
                    "the mode of " + file + " cannot be read",
                    "Put it on a POSIX file system"));
        }
    }
}
