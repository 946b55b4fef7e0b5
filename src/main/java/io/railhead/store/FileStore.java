package io.railhead.store;

import io.railhead.message.Digest;
import io.railhead.message.Reason;
import io.railhead.payment.ParticipantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Files and their blocks. Every change bears a repetition and moves a file forward only, so that whoever goes on
 * after a crash may simply do the last thing again. Thread-safe; a database that cannot be reached is
 * {@link io.railhead.engine.Ledger.LedgerUnreachable}.
 */
@ApplicationScoped
public class FileStore {
    private static final String DIGEST = "digest";
    private static final String MESSAGE_ID = "message-id";
    static final char SEPARATOR = '\u001F';

    private final DataSource database;

    public FileStore(DataSource database) {
        this.database = database;
    }

    /**
     * A file after {@link #register}.
     *
     * @param sameAs the file that had exactly these bytes before and was not refused, or null
     */
    public record Registered(StoredFile file, @Nullable UUID sameAs) {}

    /** Notes a file that has arrived. The same id again changes nothing. */
    public Registered register(StoredFile arrived) {
        return Sql.transaction(database, connection -> {
            insert(connection, arrived);
            UUID holder = takeKey(
                    connection, arrived.participant(), DIGEST, arrived.digest().toString(), arrived.id());
            return new Registered(present(connection, arrived.id()), holder.equals(arrived.id()) ? null : holder);
        });
    }

    static void insert(Connection connection, StoredFile arrived) throws SQLException {
        Sql.update(connection, """
                insert into file (id, participant_id, client_id, channel, name, digest, format, state, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, statement -> {
            statement.setObject(1, arrived.id());
            statement.setString(2, arrived.participant().value());
            statement.setString(3, arrived.clientId());
            statement.setString(4, arrived.channel());
            statement.setString(5, arrived.name());
            statement.setBytes(6, arrived.digest().value());
            statement.setString(7, arrived.format());
            statement.setString(8, FileState.RECEIVED.word());
            statement.setTimestamp(9, Timestamp.from(arrived.receivedAt()));
        });
    }

    /** The file with this id, or null. */
    public @Nullable StoredFile find(UUID id) {
        return Sql.with(database, connection -> Optional.ofNullable(select(connection, id)))
                .orElse(null);
    }

    /** The same for a file that certainly was registered. */
    public StoredFile get(UUID id) {
        return Sql.with(database, connection -> present(connection, id));
    }

    /** The file that had exactly these bytes, or null. */
    public @Nullable UUID byDigest(ParticipantId participant, Digest digest) {
        return Sql.with(
                        database,
                        connection -> Optional.ofNullable(holder(connection, participant, DIGEST, digest.toString())))
                .orElse(null);
    }

    /** What the check of a whole file found. */
    public record Validated(
            String messageId,
            String messageName,
            @Nullable String initiatingParty,
            String senderKey,
            int count,
            BigDecimal sum,
            List<FileBlock> blocks) {
        public Validated {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Moves a file from received to validated, and makes its message id its sender's for good.
     *
     * @return the other file that this sender gave the same message id, and then nothing changes; or null
     */
    public @Nullable UUID validated(StoredFile file, Validated found) {
        Optional<UUID> other = Sql.transaction(database, connection -> {
            String key = found.senderKey() + SEPARATOR + found.messageId();
            UUID holder = takeKey(connection, file.participant(), MESSAGE_ID, key, file.id());
            if (!holder.equals(file.id())) {
                return Optional.of(holder);
            }
            noteBlocks(connection, file.id(), found.blocks());
            Sql.update(connection, """
                    update file set state = ?, message_id = ?, message_name = ?, initiating_party = ?, count = ?, sum = ?
                    where id = ? and state = ?
                    """, statement -> {
                statement.setString(1, FileState.VALIDATED.word());
                statement.setString(2, found.messageId());
                statement.setString(3, found.messageName());
                statement.setString(4, found.initiatingParty());
                statement.setInt(5, found.count());
                statement.setBigDecimal(6, found.sum());
                statement.setObject(7, file.id());
                statement.setString(8, FileState.RECEIVED.word());
            });
            return Optional.empty();
        });
        return other.orElse(null);
    }

    private static void noteBlocks(Connection connection, UUID file, List<FileBlock> blocks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into file_block (file_id, position, payment_information_id, count, sum, reason_code, reason_text)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            for (FileBlock block : blocks) {
                Reason refusal = block.refusal();
                statement.setObject(1, file);
                statement.setInt(2, block.position());
                statement.setString(3, block.paymentInformationId());
                statement.setInt(4, block.count());
                statement.setBigDecimal(5, block.sum());
                statement.setString(6, refusal == null ? null : refusal.code());
                statement.setString(7, refusal == null ? null : refusal.text());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** A file's blocks in their order. */
    public List<FileBlock> blocks(UUID file) {
        return Sql.with(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select position, payment_information_id, count, sum, reason_code, reason_text
                    from file_block where file_id = ? order by position
                    """)) {
                statement.setObject(1, file);
                List<FileBlock> blocks = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        String code = rows.getString(5);
                        blocks.add(new FileBlock(
                                rows.getInt(1),
                                rows.getString(2),
                                rows.getInt(3),
                                rows.getBigDecimal(4),
                                code == null ? null : new Reason(code, false, rows.getString(6))));
                    }
                }
                return blocks;
            }
        });
    }

    /**
     * Moves a file from received to refused.
     *
     * @param problem a JSON document
     * @return the file as it is now
     */
    public StoredFile refused(UUID file, String problem) {
        return refused(file, problem, null, null, null);
    }

    /**
     * Moves a file from received to refused.
     *
     * @param problem a JSON document
     * @param messageId the file's own, where it could be read
     * @param messageName the ISO name of what it is, where it could be read
     * @return the file as it is now
     */
    public StoredFile refused(
            UUID file,
            String problem,
            @Nullable String messageId,
            @Nullable String messageName,
            @Nullable String initiatingParty) {
        return Sql.with(database, connection -> {
            Sql.update(connection, """
                    update file set state = ?, problem = ?, message_id = ?, message_name = ?, initiating_party = ?
                    where id = ? and state = ?
                    """, statement -> {
                statement.setString(1, FileState.REFUSED.word());
                statement.setString(2, problem);
                statement.setString(3, messageId);
                statement.setString(4, messageName);
                statement.setString(5, initiatingParty);
                statement.setObject(6, file);
                statement.setString(7, FileState.RECEIVED.word());
            });
            return present(connection, file);
        });
    }

    /**
     * Notes what is to be done with the items of a validated file. What was decided before stays.
     *
     * @param refused how many were found bad so far
     */
    public void decided(UUID file, FileDecision decision, int refused) {
        change(
                "update file set decision = ?, refused = ? where id = ? and state = ? and decision is null",
                statement -> {
                    statement.setString(1, decision.word());
                    statement.setInt(2, refused);
                    statement.setObject(3, file);
                    statement.setString(4, FileState.VALIDATED.word());
                });
    }

    /**
     * Moves a validated file to refused, all of whose items are refused.
     *
     * @param problem a JSON document
     */
    public void refusedWithItems(UUID file, String problem) {
        change("""
                update file set state = ?, problem = ?, refused = count where id = ? and state = ? and decision = ?
                """, statement -> {
            statement.setString(1, FileState.REFUSED.word());
            statement.setString(2, problem);
            statement.setObject(3, file);
            statement.setString(4, FileState.VALIDATED.word());
            statement.setString(5, FileDecision.REFUSE.word());
        });
    }

    /** Moves a file from validated to taken, and counts the items that were refused. */
    public void taken(UUID file) {
        change("""
                update file set state = ?, refused = (
                    select count(*) from file_item where id >= ? and id <= ? and file_id = ? and not accepted)
                where id = ? and state = ?
                """, statement -> {
            statement.setString(1, FileState.TAKEN.word());
            statement.setObject(2, FileIds.first(file));
            statement.setObject(3, FileIds.last(file));
            statement.setObject(4, file);
            statement.setObject(5, file);
            statement.setString(6, FileState.VALIDATED.word());
        });
    }

    /**
     * Notes that a report lies in the outbox.
     *
     * @param number the report's own, counted from 1
     * @param said what it said, to know when there is something new to say
     */
    public void reported(UUID file, int number, String said) {
        change("update file set report_number = ?, reported = ? where id = ? and report_number < ?", statement -> {
            statement.setInt(1, number);
            statement.setString(2, said);
            statement.setObject(3, file);
            statement.setInt(4, number);
        });
    }

    /** Notes how many payments of a taken file are settled and rejected, and that it rests there. */
    public void rests(UUID file, int settled, int rejected) {
        outcome(file, FileState.REPORTED, settled, rejected, null);
    }

    /** The same, and nothing can change any more. */
    public void completed(UUID file, int settled, int rejected, Instant at) {
        outcome(file, FileState.COMPLETED, settled, rejected, at);
    }

    private void outcome(UUID file, FileState state, int settled, int rejected, @Nullable Instant completedAt) {
        change("""
                update file set state = ?, settled = ?, rejected = ?, completed_at = ?
                where id = ? and state in ('taken', 'reported')
                """, statement -> {
            statement.setString(1, state.word());
            statement.setInt(2, settled);
            statement.setInt(3, rejected);
            statement.setTimestamp(4, completedAt == null ? null : Timestamp.from(completedAt));
            statement.setObject(5, file);
        });
    }

    /** Closes a refused file, once its sender has been told. */
    public void closed(UUID file, Instant at) {
        change("update file set completed_at = ? where id = ? and state = 'refused'", statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setObject(2, file);
        });
    }

    /** Files whose payments may still have something to tell, oldest first. */
    public List<StoredFile> awaitingOutcome() {
        return Sql.with(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    FileRows.ALL + " where completed_at is null and state in ('taken', 'reported') order by id")) {
                return FileRows.list(statement);
            }
        });
    }

    private void change(String sql, Sql.Binding binding) {
        Sql.with(database, connection -> Sql.update(connection, sql, binding));
    }

    /** The file that holds a key; this one from now on, if nobody did, or only a file that was refused. */
    private static UUID takeKey(Connection connection, ParticipantId participant, String kind, String key, UUID file)
            throws SQLException {
        Sql.update(connection, """
                insert into file_register as held (participant_id, kind, key, file_id) values (?, ?, ?, ?)
                on conflict (participant_id, kind, key) do update set file_id = excluded.file_id
                where exists (select 1 from file where id = held.file_id and state = 'refused')
                """, statement -> {
            statement.setString(1, participant.value());
            statement.setString(2, kind);
            statement.setString(3, key);
            statement.setObject(4, file);
        });
        UUID holder = holder(connection, participant, kind, key);
        if (holder == null) {
            throw new IllegalStateException("a key that was just registered is gone");
        }
        return holder;
    }

    static @Nullable UUID holder(Connection connection, ParticipantId participant, String kind, String key)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select file_id from file_register where participant_id = ? and kind = ? and key = ?")) {
            statement.setString(1, participant.value());
            statement.setString(2, kind);
            statement.setString(3, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    private static @Nullable StoredFile select(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FileRows.ALL + " where id = ?")) {
            statement.setObject(1, id);
            List<StoredFile> found = FileRows.list(statement);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    static StoredFile present(Connection connection, UUID id) throws SQLException {
        StoredFile found = select(connection, id);
        if (found == null) {
            throw new IllegalStateException("file " + id + " is gone from the database");
        }
        return found;
    }
}
