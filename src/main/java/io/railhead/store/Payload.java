package io.railhead.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

/** How message bytes are kept: compressed here, so that the database need not do it at ten times the price. */
final class Payload {
    static final short PLAIN = 0;
    static final short ZSTD = 1;
    private static final int LEVEL = 3;
    /** Making a context costs more than using it; one belongs to one thread, and those that pack are few. */
    private static final ThreadLocal<ZstdCompressCtx> CONTEXT =
            ThreadLocal.withInitial(() -> new ZstdCompressCtx().setLevel(LEVEL));

    private Payload() {}

    static byte[] pack(byte[] bytes) {
        return CONTEXT.get().compress(bytes);
    }

    static byte[] unpack(short encoding, byte[] content, int length) {
        return switch (encoding) {
            case PLAIN -> content;
            case ZSTD -> Zstd.decompress(content, length);
            default -> throw new IllegalStateException("unknown message encoding " + encoding);
        };
    }
}
