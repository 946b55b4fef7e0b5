package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list: the entries in the one array of the document, and where the next page begins.
 *
 * @param next the cursor to ask with, or null at the end
 */
record Page(List<JsonNode> entries, @Nullable String next) {
    private static final int LARGEST = 100;

    Page {
        entries = List.copyOf(entries);
    }

    static Page of(JsonNode document, String field) {
        List<JsonNode> entries = new ArrayList<>();
        (document.isArray() ? document : document.path(field)).forEach(entries::add);
        String next = Text.of(document, "next");
        return new Page(entries, next.isEmpty() ? null : next);
    }

    /**
     * Asks page after page until there are enough entries or no more.
     *
     * @return {@link Reply.Answered} of the last page when all went well, else the first reply that did not
     */
    static Reply walk(Gateway gateway, QueryOf query, String field, int limit, Consumer<JsonNode> each) {
        @Nullable String cursor = null;
        int left = limit;
        while (true) {
            Reply reply =
                    gateway.get(query.page(Math.min(left, LARGEST), cursor).toString());
            if (!(reply instanceof Reply.Answered answered)) {
                return reply;
            }
            Page page = of(answered.body(), field);
            page.entries().stream().limit(left).forEach(each);
            left -= page.entries().size();
            cursor = page.next();
            if (left <= 0 || cursor == null || page.entries().isEmpty()) {
                return reply;
            }
        }
    }

    /** Puts a page's size and beginning into the query of a list. */
    @FunctionalInterface
    interface QueryOf {
        Query page(int size, @Nullable String cursor);
    }
}
