package io.railhead.scheme;

import io.railhead.lifecycle.Meaning;
import io.railhead.message.MessageKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the part {@code meanings} of a pack. */
final class MeaningsReader {
    private MeaningsReader() {}

    static Meanings read(Section section) {
        Map<Meanings.Key, Meaning> table = new HashMap<>();
        for (Section group : section.sections("statuses")) {
            MessageKind answered = group.value("answered", MessageKind.OTHER, MeaningsReader::kind);
            Speaker speaker = group.choice("speaker", Speaker.class);
            Section codes = group.section("codes");
            codes.everyText().keySet().forEach(code -> {
                if (table.put(new Meanings.Key(answered, speaker, code), codes.choice(code, Meaning.class)) != null) {
                    codes.problem(code, "'" + code + "' has two meanings for one message and speaker");
                }
            });
            codes.done();
            group.done();
        }
        for (Meaning needed : List.of(Meaning.FINAL_POSITIVE, Meaning.FINAL_NEGATIVE)) {
            if (table.entrySet().stream()
                    .noneMatch(entry -> isSchemesWord(entry.getKey()) && entry.getValue() == needed)) {
                section.problem(
                        "statuses",
                        "no status of the scheme's is " + Named.written(needed) + ": nothing would ever end");
            }
        }
        Meanings meanings = new Meanings(table, section.choice("messageReject", Meaning.class));
        section.done();
        return meanings;
    }

    private static boolean isSchemesWord(Meanings.Key key) {
        return key.answered() == MessageKind.CREDIT_TRANSFER && key.speaker() == Speaker.SCHEME;
    }

    private static MessageKind kind(String message) {
        for (MessageKind kind : MessageKind.values()) {
            if (kind != MessageKind.OTHER && kind.message().equals(message)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("name a message we know, like pacs.008");
    }
}
