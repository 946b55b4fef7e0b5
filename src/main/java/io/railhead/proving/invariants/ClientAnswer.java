package io.railhead.proving.invariants;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One answer that the load client was given, or its absence: a line of the client's log.
 *
 * @param asked when the request left
 * @param answered when the answer was whole, or was given up
 * @param number of the payment in its run; requests of one number are the same
 * @param status HTTP's; 0 when there was no answer
 * @param payment the id in the answer, empty when there is none
 * @param digest SHA-256 of the answer's body in hexadecimal digits
 */
public record ClientAnswer(
        Instant asked, Instant answered, Kind kind, int number, String key, int status, String payment, String digest) {
    private static final Pattern LINE =
            Pattern.compile("(\\d+)\t(\\d+)\t([A-Z]+)\t(\\d+)\t(\\S+)\t(\\d+)\t([0-9a-f-]*)\t([0-9a-f]*)");

    /** What the request was. */
    public enum Kind {
        /** A payment that was not asked for before. */
        NEW,
        /** The same request once more, as the caller had no final answer. */
        RETRY,
        /** The same request once more, for no good reason. */
        REPEAT,
        /** A request that must be refused. */
        INVALID,
        /** No request: nobody took this payment for as long as the caller insisted. */
        GIVEN_UP,
        /** No request: a call that was not begun, as too many others had no answer yet. */
        LEFT_OUT
    }

    /** Whether the gateway promised something. */
    public boolean accepted() {
        return status == 201 || status == 202;
    }

    /** Whether it belongs to a request that left. */
    public boolean isRequest() {
        return kind != Kind.GIVEN_UP && kind != Kind.LEFT_OUT;
    }

    public String line() {
        return asked.toEpochMilli() + "\t" + answered.toEpochMilli() + "\t" + kind + "\t" + number + "\t" + key + "\t"
                + status + "\t" + payment + "\t" + digest;
    }

    /** Reads {@link #line()} back; null for one that is not whole. */
    public static @Nullable ClientAnswer parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return null;
        }
        return new ClientAnswer(
                Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                Instant.ofEpochMilli(Long.parseLong(parts.group(2))),
                Kind.valueOf(parts.group(3)),
                Integer.parseInt(parts.group(4)),
                parts.group(5),
                Integer.parseInt(parts.group(6)),
                parts.group(7),
                parts.group(8));
    }
}
