package io.railhead.api;

import io.railhead.intake.Problem;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Prefer} header (RFC 7240): {@code wait=N} up to thirty seconds; other preferences are not ours to honour. */
final class Prefer {
    private static final Pattern WAIT =
            Pattern.compile("(?:^|,|;)\\s*wait\\s*=\\s*\"?([^\",;\\s]*)\"?", Pattern.CASE_INSENSITIVE);
    private static final int MOST_SECONDS = 30;

    private Prefer() {}

    static Duration wait(@Nullable String header) {
        if (header == null) {
            return Duration.ZERO;
        }
        Matcher found = WAIT.matcher(header);
        if (!found.find()) {
            return Duration.ZERO;
        }
        String seconds = found.group(1);
        if (seconds.isEmpty() || seconds.length() > 2 || !seconds.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refused(Problem.PREFER_INVALID);
        }
        int wait = Integer.parseInt(seconds);
        if (wait > MOST_SECONDS) {
            throw new Refused(Problem.PREFER_INVALID);
        }
        return Duration.ofSeconds(wait);
    }
}
