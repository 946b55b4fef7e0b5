package io.railhead.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two validators over each message, each on its own from the first byte on. What either refuses is refused.
 * Where they differ, which would be a defect of one of them, it is counted and logged, with places but without
 * values. Thread-safe.
 */
public final class SecondOpinion implements Validator {
    private static final System.Logger LOG = System.getLogger(SecondOpinion.class.getName());
    private static final int ERRORS_LOGGED = 3;

    private final Validator first;
    private final Validator second;
    private final LongAdder disagreements = new LongAdder();

    public SecondOpinion(Validator first, Validator second) {
        this.first = first;
        this.second = second;
    }

    /** How often one took what the other refused. */
    public long disagreements() {
        return disagreements.sum();
    }

    @Override
    public Validation validate(byte[] message) {
        return compared(opinion(() -> first.validate(message)), opinion(() -> second.validate(message)));
    }

    @Override
    public Validation validate(InputStream file) {
        // a stream comes once and may be larger than memory
        Path copy = null;
        try {
            copy = Files.createTempFile("railhead-", ".xml");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return compared(opinion(copy, first), opinion(copy, second));
        } catch (IOException reading) {
            throw new UncheckedIOException("a file could not be copied for two validators", reading);
        } finally {
            delete(copy);
        }
    }

    private static void delete(@Nullable Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException stays) {
            LOG.log(Level.WARNING, "Copy of a file could not be deleted: {0}", copy);
        }
    }

    /** What a validator said: an answer, or that the bytes are not XML that we read. */
    private record Opinion(
            @Nullable Validation validation, @Nullable XmlRefused refused) {
        boolean valid() {
            return validation != null && validation.valid();
        }

        Validation answer() {
            if (validation == null) {
                throw refused == null ? new IllegalStateException("a validator said nothing") : refused;
            }
            return validation;
        }

        @Override
        public String toString() {
            if (validation == null) {
                return String.valueOf(refused);
            }
            return validation.parts().stream()
                    .map(part -> part.definition() + " "
                            + part.errors().stream()
                                    .limit(ERRORS_LOGGED)
                                    .map(error -> error.code() + " at " + error.line() + ":" + error.column())
                                    .toList())
                    .collect(Collectors.joining(", "));
        }
    }

    private static Opinion opinion(Path file, Validator validator) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return opinion(() -> validator.validate(in));
        }
    }

    private static Opinion opinion(Supplier<Validation> validator) {
        try {
            return new Opinion(validator.get(), null);
        } catch (XmlRefused refused) {
            return new Opinion(null, refused);
        }
    }

    private Validation compared(Opinion one, Opinion other) {
        if (one.valid() != other.valid()) {
            disagreements.increment();
            LOG.log(Level.ERROR, "Two validators disagree, the message is refused: {0} against {1}", one, other);
        }
        return (one.valid() ? other : one).answer();
    }
}
