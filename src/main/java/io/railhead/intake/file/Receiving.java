package io.railhead.intake.file;

import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a sender sends to the disk, and gives up on one who sends too much or too slowly: after half a minute it
 * must have been 8 KiB a second on average, so that a few slow ones cannot take every place for hours.
 */
final class Receiving {
    private static final int BUFFER = 1 << 16;
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long BYTES_A_SECOND = 8 << 10;

    private final InstantSource clock;
    private final long most;

    /** @param most bytes */
    Receiving(InstantSource clock, long most) {
        this.clock = clock;
        this.most = most;
    }

    /** The sender's side failed, and not ours. */
    private static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(IOException cause) {
            super(cause);
        }
    }

    /**
     * @return why the file is not whole, or null; what was written then is of no use
     * @throws IOException when it cannot be written
     */
    @Nullable Refusal write(InputStream content, Path path) throws IOException {
        Refusal[] refusal = new Refusal[1];
        try {
            Durable.write(path, out -> refusal[0] = copy(content, out));
        } catch (Broken broken) {
            return Refusal.of(Problem.UPLOAD_BROKEN);
        }
        return refusal[0];
    }

    private @Nullable Refusal copy(InputStream content, OutputStream out) throws IOException {
        Instant begun = clock.instant();
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
            length += read;
            if (length > most) {
                return Refusal.of(Problem.BODY_TOO_LARGE, "The file is larger than %d bytes.".formatted(most));
            }
            if (isTooSlow(length, Duration.between(begun, clock.instant()))) {
                return Refusal.of(Problem.BODY_TOO_SLOW);
            }
            out.write(buffer, 0, read);
        }
        return null;
    }

    private static boolean isTooSlow(long length, Duration time) {
        return time.compareTo(GRACE) > 0 && length < time.toSeconds() * BYTES_A_SECOND;
    }

    private static int read(InputStream content, byte[] buffer) throws Broken {
        try {
            return content.read(buffer);
        } catch (IOException failed) {
            throw new Broken(failed);
        }
    }
}
