package io.railhead.codec;

import io.railhead.message.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the reasons of one status. Two different ones are refused rather than one chosen: what a refusal
 * means for money may hang on the second.
 */
final class ReasonReader {
    /** ISO: the reason is told in words. */
    private static final String NARRATIVE = "NARR";

    private final List<String> texts = new ArrayList<>();
    private PartyReader.@Nullable Choice found;

    /** Reads one StsRsnInf and leaves it. */
    void read(Cursor xml) {
        while (xml.child()) {
            switch (xml.name()) {
                case "Rsn" -> {
                    PartyReader.Choice reason = PartyReader.choice(xml);
                    if (found != null && !found.equals(reason)) {
                        throw new Unreadable("READ-SEVERAL-REASONS", "The report gives several different reasons.");
                    }
                    found = reason;
                }
                case "AddtlInf" -> texts.add(xml.text());
                default -> xml.skip();
            }
        }
    }

    @Nullable Reason single() {
        String text = texts.isEmpty() ? null : String.join(" ", texts);
        if (found != null && found.value() != null) {
            return new Reason(found.value(), found.proprietary(), text);
        }
        return text == null ? null : new Reason(NARRATIVE, false, text);
    }
}
