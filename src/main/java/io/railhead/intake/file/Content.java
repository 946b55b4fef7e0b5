package io.railhead.intake.file;

import io.railhead.message.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, as far as that can be said of any file. The digest is of what was packed, so the same payments
 * are recognised packed and unpacked; of the file itself where it cannot be unpacked.
 *
 * @param refusal why it cannot be unpacked, or null
 */
record Content(Digest digest, FileFormat format, @Nullable FileProblem refusal) {
    static Content of(Path file, String name) throws IOException {
        try {
            FileFormat format;
            try (InputStream content = Unpacking.open(file)) {
                format = FileFormat.of(content, name);
            }
            try (InputStream content = Unpacking.open(file)) {
                return new Content(digest(content), format, null);
            }
        } catch (ArchiveRefused refused) {
            try (InputStream bytes = Files.newInputStream(file)) {
                return new Content(digest(bytes), FileFormat.ofName(name), refused.problem());
            }
        }
    }

    private static Digest digest(InputStream content) throws IOException {
        MessageDigest sha = sha256();
        byte[] buffer = new byte[1 << 16];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            sha.update(buffer, 0, read);
        }
        return new Digest(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
