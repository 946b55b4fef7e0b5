package io.railhead.rules;

import io.railhead.codec.MessageTree;
import io.railhead.rules.Judged.ADocument;

/** Conditions that a pack writes itself, asked of a message of any kind. */
final class DocumentChecks {
    private DocumentChecks() {}

    /**
     * At every place that {@code at} leads to, {@code holds} must be true. A message that has no such place keeps the
     * rule; one that is not among {@code messages} is not asked.
     */
    static void condition(ADocument asked, Scene scene) {
        if (!scene.words("messages").contains(asked.definition().message())) {
            return;
        }
        String condition = scene.word("holds");
        for (MessageTree.Place place : asked.tree().places(scene.word("at"))) {
            if (!place.holds(condition)) {
                scene.breach(place);
            }
        }
    }
}
