package io.railhead.store;

import com.github.f4b6a3.uuid.UuidCreator;
import io.railhead.message.Digest;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Names of files and of the items in them. An item's id, which is its payment's too, is a function of file and
 * position, so whoever reads a file a second time finds what the first reading left. The items of a file share
 * its millisecond and carry their position next: they are one range of ids, in the order of the file.
 */
public final class FileIds {
    /** More transfers than any file of a GiB can hold. */
    public static final int MOST_ITEMS = 1 << 30;

    private static final int LOW_INDEX_BITS = 18;
    private static final int FILE_BITS = 44;
    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 1L << 63;

    private FileIds() {}

    /** A new file's id, a UUIDv7. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** @param index position in the file, from 0 */
    public static UUID item(UUID file, int index) {
        if (index < 0 || index >= MOST_ITEMS) {
            throw new IllegalArgumentException("a file has no item " + index);
        }
        long high = (file.getMostSignificantBits() & TIME) | VERSION | (index >>> LOW_INDEX_BITS);
        long low = index & ((1L << LOW_INDEX_BITS) - 1);
        return new UUID(high, VARIANT | (low << FILE_BITS) | mark(file));
    }

    static UUID first(UUID file) {
        return item(file, 0);
    }

    static UUID last(UUID file) {
        return item(file, MOST_ITEMS - 1);
    }

    /** Tells files of one millisecond apart. */
    private static long mark(UUID file) {
        byte[] name = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(file.getMostSignificantBits())
                .putLong(file.getLeastSignificantBits())
                .array();
        return ByteBuffer.wrap(Digest.of(name).value()).getLong() >>> (Long.SIZE - FILE_BITS);
    }
}
