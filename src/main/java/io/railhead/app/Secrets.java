package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passwords that are made at first need and kept in a folder, one a file, readable by the owner alone. To change
 * one, delete its file and start again. Safe for use by several threads; one process at a time.
 */
public final class Secrets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int RANDOM_BYTES = 24;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    /** @param folder exists, and is closed to other users */
    public Secrets(Path folder) {
        this.folder = folder;
    }

    /**
     * The secret of a name: 192 random bits as 32 URL-safe characters if made here. On disk for good before it is
     * returned, since what is protected with it may be.
     *
     * @throws Refusal when the file is open to other users: what it holds is no secret any more
     */
    public synchronized String get(String name) {
        Optional<String> known = find(name);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            keep(folder.resolve(name), made);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the secret " + name + " in " + folder + " failed", e);
        }
        return made;
    }

    /** The secret of a name if there is one; makes none. */
    public synchronized Optional<String> find(String name) {
        Path file = folder.resolve(checked(name));
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                throw new Refusal("The secret " + file + " is open to other users ("
                        + PosixFilePermissions.toString(permissions) + "). If nobody read it: chmod 600 " + file
                        + "; otherwise delete it, and a new one is made at the next start.");
            }
            String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (secret.isEmpty()) {
                throw new Refusal("The secret " + file + " is empty. Restore it, or delete it to have one made.");
            }
            return Optional.of(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the secret " + file + " failed", e);
        }
    }

    /** Written aside, forced to disk, renamed, and the folder forced: a crash leaves the whole file or none. */
    private void keep(Path file, String secret) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel =
                FileChannel.open(unfinished, fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer content = ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.US_ASCII));
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A secret is named by 1 to 64 small letters, digits and '-'");
        }
        return name;
    }
}
