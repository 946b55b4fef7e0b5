package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which parked things a conversation has announced, so that its end can tell whether there were others. */
final class ParkedSoFar {
    /** Link and code to those without a named payment, and to those of each payment. */
    private final Map<String, Map<String, Integer>> announced = new HashMap<>();

    void announce(Expectation expectation) {
        if (expectation instanceof Expectation.Parked(String link, String code, int count, @Nullable String payment)) {
            announced
                    .computeIfAbsent(link + " " + code, _ -> new HashMap<>())
                    .merge(payment == null ? "" : payment, count, Math::max);
        }
    }

    /** A sentence about those that nobody announced; null when there are none. */
    @Nullable String beyond(String link, List<JsonNode> parked) {
        Map<String, Long> byCode = parked.stream()
                .collect(Collectors.groupingBy(item -> item.path("code").asText(), Collectors.counting()));
        Function<String, Integer> allowed = code -> {
            Map<String, Integer> of = announced.getOrDefault(link + " " + code, Map.of());
            int named = of.entrySet().stream()
                    .filter(each -> !each.getKey().isEmpty())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            return Math.max(named, of.getOrDefault("", 0));
        };
        boolean more = byCode.entrySet().stream().anyMatch(each -> each.getValue() > allowed.apply(each.getKey()));
        return more ? "more was parked on " + link + " than this conversation says: " + parked : null;
    }
}
