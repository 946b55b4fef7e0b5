package io.railhead.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * New rows of one table on their way there by {@code COPY}, in PostgreSQL's binary form: the server takes them without
 * planning, without an expression for every value, and many into a page at once, for half of what inserts cost it.
 * Fields are written in the order of the columns. Used once, by one thread.
 */
final class CopiedRows {
    /** The documented eleven bytes, then no flags and no header extension. */
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int NULL = -1;
    private static final int END = -1;
    private static final long POSTGRES_EPOCH_SECONDS = LocalDate.of(2000, 1, 1).toEpochDay() * 86_400;
    private static final long POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private final String statement;
    private final int columns;
    private byte[] bytes = Arrays.copyOf(SIGNATURE, 16 * 1024);
    private int length = SIGNATURE.length;

    /** @param columns their names, with commas between */
    CopiedRows(String table, String columns) {
        this.statement = "copy " + table + " (" + columns + ") from stdin (format binary)";
        this.columns = columns.split(",", -1).length;
    }

    /** Begins a row; as many fields as there are columns have to follow. */
    CopiedRows row() {
        room(2);
        bytes[length++] = (byte) (columns >>> 8);
        bytes[length++] = (byte) columns;
        return this;
    }

    CopiedRows text(@Nullable String value) {
        return value == null ? nothing() : octets(value.getBytes(StandardCharsets.UTF_8));
    }

    CopiedRows octets(byte[] value) {
        int32(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    CopiedRows uuid(@Nullable UUID value) {
        if (value == null) {
            return nothing();
        }
        int32(16);
        int64(value.getMostSignificantBits());
        int64(value.getLeastSignificantBits());
        return this;
    }

    /** A moment, to the microsecond. */
    CopiedRows moment(@Nullable Instant value) {
        return value == null
                ? nothing()
                : bigint((value.getEpochSecond() - POSTGRES_EPOCH_SECONDS) * 1_000_000 + value.getNano() / 1_000);
    }

    CopiedRows day(@Nullable LocalDate value) {
        return value == null ? nothing() : integer((int) (value.toEpochDay() - POSTGRES_EPOCH_DAY));
    }

    CopiedRows flag(boolean value) {
        int32(1);
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    CopiedRows smallint(short value) {
        int32(2);
        room(2);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    CopiedRows integer(@Nullable Integer value) {
        if (value == null) {
            return nothing();
        }
        int32(4);
        int32(value);
        return this;
    }

    CopiedRows bigint(long value) {
        int32(8);
        int64(value);
        return this;
    }

    private CopiedRows nothing() {
        int32(NULL);
        return this;
    }

    private void int32(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    private void int64(long value) {
        int32((int) (value >>> 32));
        int32((int) value);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Hands all rows over, inside the connection's transaction; a value that the server refuses refuses them all. */
    void into(Connection connection) throws SQLException {
        room(2);
        bytes[length++] = (byte) (END >>> 8);
        bytes[length++] = (byte) END;
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            copy.writeToCopy(bytes, 0, length);
            copy.endCopy();
        } catch (SQLException refused) {
            giveUp(copy, connection, refused);
            throw refused;
        }
    }

    /**
     * After a refusal the connection is good for the next transaction. One that is lost is closed on the spot: the driver
     * would wait once more, as long as before, for an answer to each thing that is still said on it, the rollback too.
     */
    private static void giveUp(CopyIn copy, Connection connection, SQLException refused) {
        try {
            if (isLost(refused)) {
                Sql.cut(connection);
            } else if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException alsoFailed) {
            refused.addSuppressed(alsoFailed);
        }
    }

    /** Class 08 of the standard: the connection itself. */
    private static boolean isLost(SQLException failed) {
        String state = failed.getSQLState();
        return state != null && state.startsWith("08");
    }
}
