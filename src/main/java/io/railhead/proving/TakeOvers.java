package io.railhead.proving;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long it took until a gateway looked after what another had left, by the lines that it wrote about it. */
final class TakeOvers {
    private static final Pattern LINE =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) .*: node \\S+ is silent; .*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private TakeOvers() {}

    /**
     * Milliseconds from each moment to the first such line after it and before the next moment; moments without one
     * are left out: there was nothing to take over.
     */
    static List<Long> after(List<Instant> moments, List<String> log) {
        List<Instant> seen = new ArrayList<>();
        for (String line : log) {
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                seen.add(LocalDateTime.parse(found.group(1), TIME)
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
            }
        }
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Instant from = moments.get(i);
            Instant until = i + 1 < moments.size() ? moments.get(i + 1) : Instant.MAX;
            seen.stream()
                    .filter(it -> it.isAfter(from) && it.isBefore(until))
                    .findFirst()
                    .ifPresent(it -> times.add(it.toEpochMilli() - from.toEpochMilli()));
        }
        return times;
    }
}
