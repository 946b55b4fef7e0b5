package io.railhead.intake.file;

import io.railhead.codec.InitiationReader;
import io.railhead.codec.SchemaError;
import io.railhead.codec.Unreadable;
import io.railhead.codec.Validation;
import io.railhead.codec.Validator;
import io.railhead.codec.XmlRefused;
import io.railhead.intake.file.FileProblem.Place;
import io.railhead.message.InitiatedTransfer;
import io.railhead.message.InitiationElement;
import io.railhead.message.InitiationHeader;
import io.railhead.message.PaymentBlock;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a file as a whole, before any of it is taken: its form, its schema, its totals. Streams; thread-safe. */
final class FileCheck {
    private static final int PLACES = 20;
    private static final String FORMAT = "FF01";
    private static final String MEND = "Mend the file at the place named and send it whole; nothing of it was taken.";

    private static final FileProblem TOO_LARGE =
            FileProblem.whole("FILE-TOO-LARGE", FORMAT, "The file is larger than 1 GiB.", "Send it in several files.");
    private static final FileProblem CHANGED = FileProblem.whole(
            "FILE-CHANGED",
            FORMAT,
            "The file was still being written when it was taken up.",
            "Write it under a name that begins with a dot or ends in .part, rename it when it is whole, and send it again.");

    private static final FileProblem GONE = FileProblem.whole(
            "FILE-GONE",
            FORMAT,
            "The file was taken away before it could be read.",
            "Leave a file alone once it is in the inbox, and send it again.");

    private final Validator validator;

    FileCheck(Validator validator) {
        this.validator = validator;
    }

    /** What came of it. */
    sealed interface Result {
        record Sound(InitiationHeader header, Totals totals) implements Result {}

        /**
         * A table, which says nothing of itself.
         *
         * @param sum of the amounts that are numbers
         */
        record SoundTable(int count, BigDecimal sum) implements Result {}

        /** @param header as far as it could be read, or null */
        record Unsound(FileProblem problem, @Nullable InitiationHeader header) implements Result {}
    }

    /**
     * Checks a registered file: that its channel takes it, that it unpacks and holds what it held when it came, and
     * what it says.
     *
     * @param channel by which it came, or null when that is gone
     */
    Result check(@Nullable Channel channel, StoredFile file, Path path) throws IOException {
        FileFormat format = FileFormat.of(file.format());
        if (channel != null && !channel.formats().contains(format)) {
            return unsound(notTaken(channel, format));
        }
        try {
            return check(file, path, format);
        } catch (NoSuchFileException gone) {
            return unsound(GONE);
        }
    }

    private static FileProblem notTaken(Channel channel, FileFormat format) {
        String taken = channel.formats().stream().map(FileFormat::word).sorted().collect(Collectors.joining(" and "));
        String given = switch (format) {
            case PAIN_001 -> format.word();
            case CSV -> format.word() + ", or no file of payments at all";
        };
        return FileProblem.whole(
                "FILE-FORMAT",
                FORMAT,
                "The channel takes %s, and this is %s.".formatted(taken, given),
                "Send it in the other format, or by another channel.");
    }

    private Result check(StoredFile file, Path path, FileFormat format) throws IOException {
        if (Files.size(path) > Unpacking.MOST_BYTES) {
            return unsound(TOO_LARGE);
        }
        Content content = Content.of(path, file.name());
        FileProblem refusal = content.refusal();
        if (refusal != null) {
            return unsound(refusal);
        }
        if (!content.digest().equals(file.digest())) {
            return unsound(CHANGED);
        }
        return switch (format) {
            case PAIN_001 -> check(path);
            case CSV -> CsvCheck.check(path);
        };
    }

    static Result.Unsound unsound(FileProblem problem) {
        return new Result.Unsound(problem, null);
    }

    /** Checks a pain.001. */
    Result check(Path file) throws IOException {
        FileProblem broken = brokenForm(file);
        if (broken != null) {
            return new Result.Unsound(broken, header(file));
        }
        return totals(file);
    }

    private @Nullable FileProblem brokenForm(Path file) throws IOException {
        try (InputStream in = open(file)) {
            Validation validation = validator.validate(in);
            return validation.valid()
                    ? LoneInitiation.problem(validation, FORMAT)
                    : FileProblem.at(places(validation), FORMAT, MEND);
        } catch (XmlRefused refused) {
            return problem(refused);
        }
    }

    private static FileProblem problem(XmlRefused refused) {
        Place place = new Place(refused.code(), refused.line(), refused.column(), null, refused.text());
        return FileProblem.at(List.of(place), FORMAT, MEND);
    }

    private static List<Place> places(Validation validation) {
        List<Place> places = validation.parts().stream()
                .flatMap(part -> part.errors().stream())
                .limit(PLACES)
                .map(FileCheck::place)
                .toList();
        return places.isEmpty()
                ? List.of(new Place("XSD-UNKNOWN", 1, 1, null, "There is no message of ISO 20022 here."))
                : places;
    }

    private static Place place(SchemaError error) {
        return new Place(error.code(), error.line(), error.column(), error.path(), error.text());
    }

    private static Result totals(Path file) throws IOException {
        try (InputStream in = open(file);
                InitiationReader reader = new InitiationReader(in)) {
            Totals totals = new Totals(reader.header());
            for (InitiationElement element = reader.next(); element != null; element = reader.next()) {
                switch (element) {
                    case PaymentBlock block -> totals.begin(block);
                    case InitiatedTransfer transfer -> totals.add(transfer);
                }
            }
            totals.close();
            FileProblem problem = totals.problem();
            return problem == null
                    ? new Result.Sound(reader.header(), totals)
                    : new Result.Unsound(problem, reader.header());
        } catch (Unreadable unreadable) {
            return new Result.Unsound(
                    FileProblem.whole(unreadable.code(), FORMAT, unreadable.text(), LoneInitiation.ADVICE),
                    header(file));
        } catch (XmlRefused refused) {
            // The schema's pass took it, and this one does not: two parsers differ, and neither may win.
            return new Result.Unsound(problem(refused), header(file));
        }
    }

    /** What the file says of itself, so that the refusal can quote it; null where even that cannot be read. */
    private static @Nullable InitiationHeader header(Path file) throws IOException {
        try (InputStream in = open(file);
                InitiationReader reader = new InitiationReader(in)) {
            InitiationHeader header = reader.header();
            // Not validated, so it may be longer than a report can quote.
            return header.messageId().isEmpty() || header.messageId().length() > 35 ? null : header;
        } catch (Unreadable | XmlRefused notEvenThat) {
            return null;
        }
    }

    private static InputStream open(Path file) throws IOException {
        return Unpacking.open(file);
    }
}
