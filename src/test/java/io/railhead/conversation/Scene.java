package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a conversation knows: its names, its requests, the last answer. Names get a random ending, so that
 * conversations can follow each other, and themselves, in one data directory. For one thread.
 */
final class Scene {
    private static final int ENDING = 6;

    /** A request as it was made. */
    record Request(PaymentSpec spec, String key, String body, Answer answer) {}

    final Railhead railhead;
    final Rest rest;
    private final String ending;
    private final Map<String, Request> requests = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> fileNames = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>();
    private @Nullable Answer last;
    private int unnamed;

    Scene(Railhead railhead, Rest rest) {
        this.railhead = railhead;
        this.rest = rest;
        long random = ThreadLocalRandom.current().nextLong(Math.powExact(36L, ENDING - 1), Math.powExact(36L, ENDING));
        this.ending = Long.toString(random, 36).toUpperCase(Locale.ROOT);
    }

    String endToEndId(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
        return plain.substring(0, Math.min(28, plain.length())) + "-" + ending;
    }

    String fileName(String name) {
        return fileNames.getOrDefault(name, endToEndId(name) + ".xml");
    }

    /** A name that the conversation itself does not use. */
    String unnamed() {
        unnamed++;
        return "refused " + unnamed;
    }

    void asked(String name, Request request) {
        requests.putIfAbsent(name, request);
        heard(request.answer());
        String id = Match.text(request.answer().json().path("id"));
        if (request.answer().well() && id != null) {
            ids.putIfAbsent(name, id);
        }
    }

    void heard(Answer answer) {
        last = answer;
    }

    Request request(String name) {
        Request request = requests.get(name);
        if (request == null) {
            throw new ScriptError("nothing was sent as \"" + name + "\"");
        }
        return request;
    }

    Answer last() {
        if (last == null) {
            throw new ScriptError("nothing was answered yet");
        }
        return last;
    }

    /** The channel by which a file was sent; the inbox that was printed names the usual one. */
    String channel(String name) {
        return channels.getOrDefault(name, String.valueOf(railhead.inbox().getFileName()));
    }

    /**
     * @param channel or null for the usual one
     * @param fileName or null for one that fits
     */
    void dropped(Step.FileSpec file, @Nullable String channel, @Nullable String fileName, byte[] bytes) {
        if (channel != null) {
            channels.put(file.name(), channel);
        }
        boolean table = file.sameAs() == null
                ? file.table() != null
                : fileName(file.sameAs()).endsWith(".csv");
        String own = endToEndId(file.name()) + (table ? ".csv" : ".xml");
        fileNames.put(file.name(), fileName == null ? own : fileName);
        files.put(file.name(), bytes);
    }

    byte[] file(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new ScriptError("no file was dropped as \"" + name + "\"");
        }
        return bytes;
    }

    /** Payments of the demo's client with this name's end-to-end id. */
    Answer listed(String name) {
        return rest.get("/v1/payments?endToEndId=" + URLEncoder.encode(endToEndId(name), StandardCharsets.UTF_8));
    }

    /** The payment's id: from its answer, or found by its end-to-end id when the answer was lost; null for none. */
    @Nullable String id(String name) {
        String known = ids.get(name);
        if (known != null) {
            return known;
        }
        List<JsonNode> found = listed(name).list();
        if (found.size() == 1) {
            ids.put(name, found.getFirst().path("id").asText());
        }
        return ids.get(name);
    }

    /** The ids of all payments it has spoken of. */
    Map<String, String> ids() {
        return Map.copyOf(ids);
    }
}
