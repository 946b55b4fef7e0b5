package io.railhead.codec;

import io.railhead.message.Definition;
import java.util.Map;

/** What kind of message each is, in words. Read once. Thread-safe. */
final class Titles {
    private static final String OTHERWISE = "a business message";
    private static final Map<String, String> TITLES = Outlines.table("titles.tsv");

    private Titles() {}

    static String of(Definition definition) {
        return TITLES.getOrDefault(definition.message(), OTHERWISE);
    }
}
