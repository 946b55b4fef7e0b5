package io.railhead.api;

import io.railhead.intake.Problem;
import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} header: 1 to 128 visible characters, bare or in double quotes. */
final class IdempotencyKey {
    private static final int MOST = 128;

    private IdempotencyKey() {}

    static String parse(@Nullable String header) {
        if (header == null) {
            throw new Refused(Problem.KEY_MISSING);
        }
        String key = header.strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        boolean visible = key.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"');
        if (key.isEmpty() || key.length() > MOST || !visible) {
            throw new Refused(Problem.KEY_INVALID);
        }
        return key;
    }
}
