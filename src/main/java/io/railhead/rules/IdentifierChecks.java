package io.railhead.rules;

import io.railhead.payment.TransferIds;
import io.railhead.rules.Judged.ACreditTransfer;
import io.railhead.rules.Judged.ADocument;
import io.railhead.rules.Judged.AMessageReject;
import io.railhead.rules.Judged.AStatusReport;
import io.railhead.rules.Judged.ATransfer;
import io.railhead.scheme.CharacterSet;
import io.railhead.scheme.Field;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of identifiers, ours and the payer's. */
final class IdentifierChecks {
    private static final Pattern UETR =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private IdentifierChecks() {}

    static void length(Judged judged, Scene scene) {
        int maximum = scene.number("maximum");
        forIdentifiers(judged, scene, (field, id) -> {
            if (id.isEmpty() || id.length() > maximum) {
                scene.breach(field, maximum);
            }
        });
    }

    /** Slashes at the ends or doubled confuse the older formats that banks still map to. */
    static void slashes(Judged judged, Scene scene) {
        forIdentifiers(
                judged,
                scene,
                (field, id) -> scene.breachIf(id.startsWith("/") || id.endsWith("/") || id.contains("//"), field));
    }

    static void characters(Judged judged, Scene scene) {
        CharacterSet characters = scene.characters("characters");
        forIdentifiers(judged, scene, (field, id) -> scene.breachIf(!characters.accepts(id), field));
    }

    static void uetrVersion(Judged judged, Scene scene) {
        switch (judged) {
            case ACreditTransfer leaving ->
                scene.breachIf(
                        !UETR.matcher(leaving.message().ids().uetr().toString()).matches(), Field.UETR);
            case AStatusReport answer -> {
                String quoted = answer.report().original().uetr();
                scene.breachIf(quoted != null && !UETR.matcher(quoted).matches(), Field.ORIGINAL_UETR);
            }
            case ATransfer none -> {}
            case AMessageReject none -> {}
            case ADocument none -> {}
        }
    }

    private static void forIdentifiers(Judged judged, Scene scene, BiConsumer<Field, String> use) {
        for (Field field : scene.fields("fields")) {
            String id = identifier(judged, field);
            if (id != null) {
                use.accept(field, id);
            }
        }
    }

    private static @Nullable String identifier(Judged judged, Field field) {
        return switch (judged) {
            case ATransfer asked ->
                field == Field.END_TO_END_ID ? asked.transfer().endToEndId() : null;
            case ACreditTransfer leaving ->
                field == Field.END_TO_END_ID
                        ? leaving.message().transfer().endToEndId()
                        : ours(leaving.message().ids(), field);
            case AStatusReport other -> null;
            case AMessageReject other -> null;
            case ADocument other -> null;
        };
    }

    private static @Nullable String ours(TransferIds ids, Field field) {
        if (field == Field.MESSAGE_ID) {
            return ids.messageId();
        }
        if (field == Field.INSTRUCTION_ID) {
            return ids.instructionId();
        }
        return field == Field.TRANSACTION_ID ? ids.transactionId() : null;
    }
}
