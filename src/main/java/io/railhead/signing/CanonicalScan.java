package io.railhead.signing;

import static io.railhead.signing.CharacterKind.NAME_PART;
import static io.railhead.signing.CharacterKind.NAME_START;
import static io.railhead.signing.CharacterKind.TEXT;
import static io.railhead.signing.CharacterKind.URI;
import static io.railhead.signing.CharacterKind.VALUE;
import static io.railhead.signing.CharacterKind.is;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Recognises octets that are their own exclusive canonical form, of the plain kind that ISO 20022 messages are:
 * one element whose only namespace declaration is the default one on itself, no prefixes, at most one attribute
 * on an element, ASCII names. What it does not recognise may be canonical all the same; what it does
 * recognise is, by C14N 1.0 §2.3 and Exclusive C14N 1.0 §3. The octets must have passed {@code SafeXml.check},
 * which has seen to UTF-8 and to the size of texts. One instance reads once.
 */
final class CanonicalScan {
    /** With the envelope around it still within what our XML readers take; so are the other two. */
    private static final int DEPTH = 48;

    private static final int TAGS = 4_000;
    private static final int NAME = 128;

    private static final byte[] AMPERSAND = "&amp;".getBytes(US_ASCII);
    private static final byte[] LESS = "&lt;".getBytes(US_ASCII);
    private static final byte[] GREATER = "&gt;".getBytes(US_ASCII);
    private static final byte[] RETURN = "&#xD;".getBytes(US_ASCII);
    private static final byte[] PLACE = "Sgntr".getBytes(US_ASCII);

    private final byte[] octets;
    private final int end;
    private int at;
    private int depth;
    private int tags;
    private int places;
    private int place;
    private final int[] starts = new int[DEPTH];
    private final int[] ends = new int[DEPTH];

    CanonicalScan(byte[] octets) {
        this.octets = octets;
        this.end = octets.length;
    }

    /** Whether a text is written as canonicalisation writes it. */
    static boolean isText(byte[] octets) {
        CanonicalScan scan = new CanonicalScan(octets);
        return scan.text() && scan.at == scan.end;
    }

    /**
     * Whether the octets are one canonical element and nothing else.
     *
     * @param start {@code <Name xmlns="}
     * @param namespace tells of what follows there, whole, whether it is the right one
     */
    boolean isElement(byte[] start, Predicate<String> namespace) {
        if (!skip(start)) {
            return false;
        }
        starts[0] = 1;
        ends[0] = 1;
        while (is(octets[ends[0]], NAME_PART)) {
            ends[0]++;
        }
        int from = at;
        while (at < end && is(octets[at], URI)) {
            at++;
        }
        if (!namespace.test(new String(octets, from, at - from, US_ASCII)) || !skip('"') || !skip('>')) {
            return false;
        }
        depth = 1;
        while (depth > 0) {
            if (!text() || !skip('<')) {
                return false;
            }
            if (!(skip('/') ? close() : open())) {
                return false;
            }
        }
        return at == end;
    }

    /** Whether the element read has exactly one child {@code Sgntr}, whose content begins here. */
    boolean hasItsOnlyPlaceAt(int offset) {
        return places == 1 && place == offset;
    }

    private boolean open() {
        int from = at;
        if (depth == DEPTH || ++tags > TAGS || !name()) {
            return false;
        }
        starts[depth] = from;
        ends[depth] = at;
        if (skip(' ') && !attribute()) {
            return false;
        }
        if (!skip('>')) {
            return false;
        }
        if (depth == 1 && Arrays.equals(octets, from, ends[depth], PLACE, 0, PLACE.length)) {
            places++;
            place = at;
        }
        depth++;
        return true;
    }

    private boolean close() {
        depth--;
        int length = ends[depth] - starts[depth];
        if (end - at < length || !Arrays.equals(octets, at, at + length, octets, starts[depth], ends[depth])) {
            return false;
        }
        at += length;
        return skip('>');
    }

    /** The one attribute; its value needs no escape. An id is left to those who look for the same one elsewhere. */
    private boolean attribute() {
        int from = at;
        if (!name() || (at - from == 2 && (octets[from] | 0x20) == 'i' && (octets[from + 1] | 0x20) == 'd')) {
            return false;
        }
        if (!skip('=') || !skip('"')) {
            return false;
        }
        while (at < end && is(octets[at], VALUE)) {
            at++;
        }
        return skip('"');
    }

    /** A name without a prefix, and not one of those that XML keeps for itself, xmlns among them. */
    private boolean name() {
        int from = at;
        if (at >= end || !is(octets[at], NAME_START)) {
            return false;
        }
        while (at < end && is(octets[at], NAME_PART)) {
            at++;
        }
        boolean reserved = at - from >= 3
                && (octets[from] | 0x20) == 'x'
                && (octets[from + 1] | 0x20) == 'm'
                && (octets[from + 2] | 0x20) == 'l';
        return !reserved && at - from <= NAME;
    }

    /** Moves to the next tag or the end; what must be escaped is, and nothing else. */
    private boolean text() {
        while (at < end && octets[at] != '<') {
            if (is(octets[at], TEXT)) {
                at++;
            } else if (!skip(AMPERSAND) && !skip(LESS) && !skip(GREATER) && !skip(RETURN)) {
                return false;
            }
        }
        return true;
    }

    private boolean skip(char expected) {
        if (at < end && octets[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private boolean skip(byte[] expected) {
        if (end - at < expected.length
                || !Arrays.equals(octets, at, at + expected.length, expected, 0, expected.length)) {
            return false;
        }
        at += expected.length;
        return true;
    }
}
