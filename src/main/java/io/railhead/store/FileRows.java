package io.railhead.store;

import io.railhead.message.Digest;
import io.railhead.payment.ParticipantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a file, read in a fixed order. */
final class FileRows {
    static final String ALL = """
            select id, participant_id, client_id, channel, name, digest, format, state, message_id, message_name,
                initiating_party, count, sum, refused, settled, rejected, decision, problem, report_number, reported,
                received_at, completed_at
            from file
            """;

    private FileRows() {}

    static List<StoredFile> list(PreparedStatement statement) throws SQLException {
        List<StoredFile> files = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                files.add(row(rows));
            }
        }
        return files;
    }

    private static StoredFile row(ResultSet from) throws SQLException {
        return new StoredFile(
                from.getObject(1, UUID.class),
                new ParticipantId(from.getString(2)),
                from.getString(3),
                from.getString(4),
                from.getString(5),
                new Digest(from.getBytes(6)),
                from.getString(7),
                FileState.of(from.getString(8)),
                from.getString(9),
                from.getString(10),
                from.getString(11),
                from.getInt(12),
                from.getBigDecimal(13),
                from.getInt(14),
                from.getInt(15),
                from.getInt(16),
                decision(from.getString(17)),
                from.getString(18),
                from.getInt(19),
                from.getString(20),
                from.getTimestamp(21).toInstant(),
                PaymentSelect.moment(from, 22));
    }

    private static @Nullable FileDecision decision(@Nullable String word) {
        return word == null ? null : FileDecision.of(word);
    }
}
