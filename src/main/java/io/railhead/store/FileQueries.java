package io.railhead.store;

import io.railhead.payment.ParticipantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people and programs ask about files; nobody sees another participant's. Thread-safe. */
@ApplicationScoped
public class FileQueries {
    private final DataSource database;

    public FileQueries(DataSource database) {
        this.database = database;
    }

    /**
     * A file with the present outcome of its payments.
     *
     * @param refused items that never became payments, so far
     * @param pending payments that are neither settled nor certainly not moved
     */
    public record Summary(StoredFile file, int refused, int settled, int rejected, int pending) {
        /** Items that are payments by now. */
        public int taken() {
            return settled + rejected + pending;
        }
    }

    /**
     * A participant's files, newest first.
     *
     * @param channel only this one's, or null
     * @param state only these, or null
     * @param before the last id of the page before, or null
     */
    public List<Summary> list(
            ParticipantId participant,
            @Nullable String channel,
            @Nullable FileState state,
            @Nullable UUID before,
            int limit) {
        String where = " where participant_id = ?" + (channel == null ? "" : " and channel = ?")
                + (state == null ? "" : " and state = ?") + (before == null ? "" : " and id < ?")
                + " order by id desc limit ?";
        List<StoredFile> files = Sql.with(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FileRows.ALL + where)) {
                int at = 1;
                statement.setString(at++, participant.value());
                if (channel != null) {
                    statement.setString(at++, channel);
                }
                if (state != null) {
                    statement.setString(at++, state.word());
                }
                if (before != null) {
                    statement.setObject(at++, before);
                }
                statement.setInt(at, limit);
                return FileRows.list(statement);
            }
        });
        return files.stream().map(this::summary).toList();
    }

    /** One file of a participant, or null. */
    public @Nullable Summary find(ParticipantId participant, UUID id) {
        List<StoredFile> found = Sql.with(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(FileRows.ALL + " where id = ? and participant_id = ?")) {
                statement.setObject(1, id);
                statement.setString(2, participant.value());
                return FileRows.list(statement);
            }
        });
        return found.isEmpty() ? null : summary(found.getFirst());
    }

    /** Whether there is such a file, whoever's it is. */
    public boolean isThere(UUID id) {
        return Sql.with(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select 1 from file where id = ?")) {
                statement.setObject(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    private Summary summary(StoredFile file) {
        return switch (file.state()) {
            case RECEIVED, REFUSED -> new Summary(file, file.refused(), 0, 0, 0);
            case VALIDATED -> counted(file, countRefused(file));
            case TAKEN, REPORTED -> counted(file, file.refused());
            case COMPLETED -> new Summary(file, file.refused(), file.settled(), file.rejected(), 0);
        };
    }

    /** While a file is read its own count is not final. */
    private int countRefused(StoredFile file) {
        return new FileItemStore(database).countRefused(file.id());
    }

    private Summary counted(StoredFile file, int refused) {
        return Sql.with(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select count(*) filter (where state = 'settled'), count(*) filter (where final and state <> 'settled'),
                        count(*) filter (where not final)
                    from payment where id >= ? and id <= ?
                    """)) {
                statement.setObject(1, FileIds.first(file.id()));
                statement.setObject(2, FileIds.last(file.id()));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return new Summary(file, refused, row.getInt(1), row.getInt(2), row.getInt(3));
                }
            }
        });
    }

    /**
     * A page of a file's items, refused ones among them, in the order of the file. The caller has made sure with
     * {@link #find} that the file may be seen.
     *
     * @param after index of the last item of the page before, or null
     */
    public List<FileItem> items(UUID file, @Nullable Integer after, int limit) {
        if (after != null && after >= FileIds.MOST_ITEMS - 1) {
            return List.of();
        }
        return Sql.with(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(FileItemRows.OF_FILE + " order by i.id limit ?")) {
                FileItemRows.bind(statement, FileIds.item(file, after == null ? 0 : after + 1), FileIds.last(file));
                statement.setInt(5, limit);
                return items(statement);
            }
        });
    }

    private static List<FileItem> items(PreparedStatement statement) throws SQLException {
        List<FileItem> items = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                items.add(FileItemRows.row(rows));
            }
        }
        return items;
    }
}
