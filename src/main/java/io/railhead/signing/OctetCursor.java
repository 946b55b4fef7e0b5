package io.railhead.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Walks over octets that must be just so. Used by one thread. */
final class OctetCursor {
    private final byte[] octets;
    private int at;

    OctetCursor(byte[] octets) {
        this.octets = octets;
    }

    int position() {
        return at;
    }

    /** Passes over exactly this, if it stands here. */
    boolean skip(byte[] expected) {
        int next = at + expected.length;
        if (next > octets.length || !Arrays.equals(octets, at, next, expected, 0, expected.length)) {
            return false;
        }
        at = next;
        return true;
    }

    /** Passes over everything up to and with the next occurrence of this, if there is one. */
    boolean moveBehind(byte[] mark) {
        for (int from = at; from <= octets.length - mark.length; from++) {
            if (octets[from] == mark[0] && Arrays.equals(octets, from, from + mark.length, mark, 0, mark.length)) {
                at = from + mark.length;
                return true;
            }
        }
        return false;
    }

    /** What stands here up to the mark, which is passed over with it; empty if there is no mark. */
    byte[] upTo(byte[] mark) {
        int from = at;
        return moveBehind(mark) ? Arrays.copyOfRange(octets, from, at - mark.length) : new byte[0];
    }

    boolean endsWith(byte[] mark) {
        return octets.length >= mark.length
                && Arrays.equals(octets, octets.length - mark.length, octets.length, mark, 0, mark.length);
    }

    static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
