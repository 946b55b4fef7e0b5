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
            select id, participant_id, client_id, channel, name, digest, state, message_id, message_name, initiating_party,
                count, sum, refused, settled, rejected, decision, problem, report_number, reported, received_at, completed_at
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
                FileState.of(from.getString(7)),
                from.getString(8),
                from.getString(9),
                from.getString(10),
                from.getInt(11),
                from.getBigDecimal(12),
                from.getInt(13),
                from.getInt(14),
                from.getInt(15),
                decision(from.getString(16)),
                from.getString(17),
                from.getInt(18),
                from.getString(19),
                from.getTimestamp(20).toInstant(),
                PaymentSelect.moment(from, 21));
    }

    private static @Nullable FileDecision decision(@Nullable String word) {
        return word == null ? null : FileDecision.of(word);
    }
}
