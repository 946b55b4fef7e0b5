package io.railhead.store;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.railhead.engine.Ledger.LedgerUnreachable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How message bytes are kept: compressed here, so that the database need not do it at ten times the price, and with a
 * dictionary, since what messages have in common is most of them. Dictionaries are rows of the database that are only
 * ever added; the newest packs, and every row of a message names its own. Thread-safe.
 */
@Singleton
class Payloads {
    static final short PLAIN = 0;
    static final short ZSTD = 1;
    private static final int LEVEL = 3;

    private final DataSource database;
    private final Map<Integer, byte[]> dictionaries = new ConcurrentHashMap<>();
    private @Nullable Integer newest;
    /**
     * Making a context costs more than using it, so those at rest are kept, as many as ever packed at once. Not one a
     * thread: messages are packed by the common pool too, whose threads forget after each task what was theirs.
     */
    private final Queue<Packer> atRest = new ConcurrentLinkedQueue<>();

    @Inject
    Payloads(DataSource database) {
        this.database = database;
    }

    /** @param dictionary that {@code content} was packed with */
    record Packed(short encoding, int dictionary, byte[] content) {}

    /** A message cannot be unpacked. */
    static final class Unpackable extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Unpackable(String why) {
            super(why);
        }
    }

    /** @throws LedgerUnreachable when the dictionary has to be fetched and cannot be */
    Packed pack(byte[] bytes) {
        Packer rested = atRest.poll();
        Packer packer = rested == null ? packer() : rested;
        Packed packed = new Packed(ZSTD, packer.dictionary(), packer.context().compress(bytes));
        atRest.add(packer);
        return packed;
    }

    private record Packer(int dictionary, ZstdCompressCtx context) {
        static Packer of(int dictionary, byte[] content) {
            ZstdCompressCtx context = new ZstdCompressCtx();
            context.setLevel(LEVEL);
            // Unpacked with another dictionary the bytes would be others; this makes sure that it is noticed.
            context.setChecksum(true);
            context.loadDict(content);
            return new Packer(dictionary, context);
        }
    }

    private Packer packer() {
        int number = newest();
        return Packer.of(number, dictionary(number));
    }

    private synchronized int newest() {
        Integer known = newest;
        if (known == null) {
            known = fetchNewest();
            newest = known;
        }
        return known;
    }

    private int fetchNewest() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select id from dictionary order by id desc limit 1");
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new Unpackable("Table dictionary is empty; restore it from a backup, or run the migrations.");
            }
            return rows.getInt(1);
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }

    /**
     * @param dictionary that it was packed with, or null for none
     * @throws Unpackable when the dictionary is gone or the content is damaged
     * @throws LedgerUnreachable when the dictionary has to be fetched and cannot be
     */
    byte[] unpack(short encoding, @Nullable Integer dictionary, byte[] content, int length) {
        return switch (encoding) {
            case PLAIN -> content;
            case ZSTD -> decompress(dictionary, content, length);
            default -> throw new Unpackable("A message is kept in encoding " + encoding + ", which is not known here.");
        };
    }

    private byte[] decompress(@Nullable Integer dictionary, byte[] content, int length) {
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            if (dictionary != null) {
                context.loadDict(dictionary(dictionary));
            }
            return context.decompress(content, length);
        } catch (ZstdException damaged) {
            throw new Unpackable("A message cannot be unpacked with dictionary " + dictionary + ": "
                    + damaged.getMessage() + ". One of the two was changed; restore it from a backup.");
        }
    }

    private byte[] dictionary(int number) {
        return dictionaries.computeIfAbsent(number, this::fetch);
    }

    private byte[] fetch(int number) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select content from dictionary where id = ?")) {
            statement.setInt(1, number);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new Unpackable("A message was packed with dictionary " + number
                            + ", which is not in table dictionary; restore it from a backup.");
                }
                return rows.getBytes(1);
            }
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }
}
