package io.railhead.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.railhead.payment.Account;
import io.railhead.payment.Invalid;
import io.railhead.payment.ParticipantId;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom we act, and which accounts each may debit. Read once at start from {@code participants.yaml};
 * a change is a restart. Thread-safe.
 */
public final class Participants {
    /** The file's form. */
    record Settings(
            @Nullable List<Entry> participants, @Nullable Entry others) {
        record Entry(
                @Nullable String id,
                @Nullable String name,
                boolean mayDebitAnyAccount,
                @Nullable List<String> mayDebit) {}
    }

    private record Rights(boolean any, Set<String> accounts) {
        static Rights of(Settings.Entry entry) {
            return new Rights(
                    entry.mayDebitAnyAccount(), entry.mayDebit() == null ? Set.of() : Set.copyOf(entry.mayDebit()));
        }
    }

    private final Map<String, Rights> rights = new HashMap<>();
    private final @Nullable Rights others;

    private Participants(Settings settings) {
        if (settings.participants() == null) {
            throw new IllegalArgumentException("participants.yaml: it has no list of participants");
        }
        for (Settings.Entry entry : settings.participants()) {
            if (entry.id() == null) {
                throw new IllegalArgumentException("participants.yaml: every participant needs an id");
            }
            rights.put(id(entry.id()).value(), Rights.of(entry));
        }
        others = settings.others() == null ? null : Rights.of(settings.others());
    }

    private static ParticipantId id(String text) {
        try {
            return new ParticipantId(text);
        } catch (Invalid notOne) {
            throw new IllegalArgumentException("participants.yaml: " + text + ": " + notOne.getMessage(), notOne);
        }
    }

    /** @throws IllegalArgumentException when the file is not what it should be, with the place */
    public static Participants read(InputStream yaml) {
        try {
            return new Participants(YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(yaml, Settings.class));
        } catch (IOException wrong) {
            throw new IllegalArgumentException("participants.yaml: " + wrong.getMessage(), wrong);
        }
    }

    /** Whether we act for this one at all. */
    public boolean knows(ParticipantId participant) {
        return others != null || rights.containsKey(participant.value());
    }

    /** Whether one that is not in the file may debit whatever it likes; only a demo can want that. */
    public boolean letsStrangersDebitAnyAccount() {
        return others != null && others.any();
    }

    public boolean mayDebit(ParticipantId participant, Account account) {
        Rights of = rights.getOrDefault(participant.value(), others);
        return of != null && (of.any() || of.accounts().contains(account.identification()));
    }
}
