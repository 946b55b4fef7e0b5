package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Message bytes come back exactly. */
class PayloadProperties {
    @Property(tries = 300)
    void whatIsPackedIsUnpacked(@ForAll byte[] bytes) {
        assertArrayEquals(bytes, Payload.unpack(Payload.ZSTD, Payload.pack(bytes), bytes.length));
    }

    @Example
    void nothingAndMuchAreNoExceptions() {
        for (int length : new int[] {0, 1, 1 << 20}) {
            byte[] bytes = new byte[length];
            assertArrayEquals(bytes, Payload.unpack(Payload.ZSTD, Payload.pack(bytes), length));
        }
        assertArrayEquals(new byte[] {1}, Payload.unpack(Payload.PLAIN, new byte[] {1}, 1));
    }

    @Example
    void anEncodingThatNobodyKnowsIsADefect() {
        assertThrows(IllegalStateException.class, () -> Payload.unpack((short) 9, new byte[0], 0));
    }
}
