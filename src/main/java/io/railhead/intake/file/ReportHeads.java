package io.railhead.intake.file;

import io.railhead.codec.InitiationStatusWriter;
import io.railhead.message.InitiationStatus;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.payment.PaymentId;
import io.railhead.store.FileBlock;
import io.railhead.store.FileItem;
import io.railhead.store.StoredFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pieces of a pain.002, made from what is stored. */
final class ReportHeads {
    private static final String INITIATION = "pain.001.";
    private static final String ORIGINAL = "pain.001.001.09";
    private static final String OLD_ORIGINAL = "pain.001.001.03";
    private static final String OLD_REPORT = "pain.002.001.03";
    private static final String NOT_READ = "NOTPROVIDED";
    private static final int LONGEST_NAME = 140;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 17;

    private ReportHeads() {}

    /** The report's own message id, the same whenever the same report is written again. */
    static String messageId(StoredFile file, int number) {
        String mark = number > 0 ? Integer.toString(number) : "D" + Integer.toString(-number, Character.MAX_RADIX);
        return "R" + new PaymentId(file.id()).compact() + "-" + mark;
    }

    /** Instead of a number, for a report that is asked for and never lies in the outbox: its second. */
    static int onDemand(Instant now) {
        return -Math.toIntExact(now.getEpochSecond());
    }

    private static String original(StoredFile file) {
        String definition = file.definition();
        return definition != null && definition.startsWith(INITIATION) ? definition : ORIGINAL;
    }

    /** Whoever sends the older version is answered in the older version. */
    static boolean inOldVersion(StoredFile file) {
        return original(file).equals(OLD_ORIGINAL);
    }

    /** The definition of the report about a file. */
    static String definition(StoredFile file) {
        return inOldVersion(file) ? OLD_REPORT : InitiationStatusWriter.DEFINITION;
    }

    static InitiationStatus head(
            StoredFile file,
            int number,
            Instant now,
            StatusCode status,
            @Nullable Reason reason,
            List<InitiationStatus.Count> counts) {
        boolean counted = file.count() > 0;
        String name = file.initiatingParty();
        String messageId = file.messageId();
        return new InitiationStatus(
                messageId(file, number),
                now.atOffset(ZoneOffset.UTC),
                name == null ? null : shortened(name),
                messageId == null ? NOT_READ : messageId,
                original(file),
                counted ? Integer.toString(file.count()) : null,
                counted ? writable(file.sum()) : null,
                status,
                reason == null ? List.of() : List.of(reason),
                counts);
    }

    static InitiationStatus.Block block(FileBlock block, Tally.Group group) {
        Reason refusal = block.refusal();
        return new InitiationStatus.Block(
                block.paymentInformationId(),
                Integer.toString(block.count()),
                writable(block.sum()),
                group.status(),
                refusal == null ? List.of() : List.of(refusal),
                group.counts());
    }

    /** Our reference is the payment's id without its dashes, which would make it too long. */
    static InitiationStatus.Item item(FileItem item, Statuses.Told told) {
        Reason reason = told.reason();
        return new InitiationStatus.Item(
                item.id().toString().replace("-", ""),
                item.instructionId(),
                item.endToEndId(),
                null,
                told.status(),
                reason == null ? List.of() : List.of(reason),
                null);
    }

    /** A sum as the report's schema takes it; none where it would not. */
    static @Nullable BigDecimal writable(@Nullable BigDecimal sum) {
        if (sum == null) {
            return null;
        }
        BigDecimal plain = sum.scale() < 0 ? sum.setScale(0) : sum;
        return plain.precision() > MOST_DIGITS || plain.scale() > MOST_DECIMALS ? null : plain;
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
