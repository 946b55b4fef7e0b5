package io.railhead.proving.invariants;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the invariants are judged by, at one moment.
 *
 * @param window of the payments that are looked at
 * @param payments those of the window, after there was time for each to come to its end
 * @param load what the client asks for; the scheme answers every payment of it as it should
 * @param answers what the client was told about requests that left within the window
 * @param books the scheme's, read after the payments
 * @param chains what is known of the audit's chains from earlier looks
 * @param secrets texts that no log may hold
 */
public record Evidence(
        Window window,
        Map<UUID, StoredPayment> payments,
        Demand load,
        List<ClientAnswer> answers,
        Books books,
        Tables tables,
        Chains chains,
        Door door,
        Logs logs,
        List<String> secrets) {
    public Evidence {
        answers = List.copyOf(answers);
        secrets = List.copyOf(secrets);
    }

    /** The client and participant that the load runs as. */
    static final String CLIENT = "demo";

    /** How many payments are asked about over the API, where asking about all would be a load of its own. */
    static final int SAMPLE = 12;

    /** So many of a list, spread over all of it. */
    static <T> List<T> sample(List<T> all) {
        int step = Math.max(1, all.size() / SAMPLE);
        return java.util.stream.IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .limit(SAMPLE)
                .mapToObj(all::get)
                .toList();
    }

    /** A log file by its name, for messages. */
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
