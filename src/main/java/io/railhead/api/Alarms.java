package io.railhead.api;

import io.railhead.audit.SecurityEvent;
import io.railhead.audit.Threat;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.store.SecurityTrail;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which refusals of the API are security events, and notes those. A wrong amount or account number is a
 * customer's mistake and none of them; a form that no honest program sends, a bad token, and a reach for what is
 * somebody else's are. Thread-safe.
 */
@Singleton
class Alarms {
    /** Fields of the wrong kind, or that are nobody's to set. */
    private static final Set<String> MISSHAPEN = Set.of("FIELD-UNKNOWN", "FIELD-TYPE");

    private final SecurityTrail trail;
    private final InstantSource clock;

    Alarms(SecurityTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** @param actor the client, or {@link SecurityEvent#UNKNOWN} */
    void refused(Refused refused, String actor) {
        Threat threat = refused.isForeign() ? Threat.ACCESS : threat(refused.refusal());
        if (threat != null) {
            note(threat, refused.refusal().problem().code(), actor);
        }
    }

    private void note(Threat threat, String code, String actor) {
        trail.note(new SecurityEvent(threat, code, "api", actor, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private static @Nullable Threat threat(Refusal refusal) {
        return switch (refusal.problem()) {
            case JSON_MALFORMED, BODY_TOO_LARGE, BODY_TOO_SLOW, MEDIA_TYPE -> Threat.FORM;
            case REQUEST_INVALID ->
                refusal.fields().stream().anyMatch(field -> MISSHAPEN.contains(field.code())) ? Threat.FORM : null;
            case HEADER_REFUSED -> Threat.HEADER;
            case KEY_REUSED -> Threat.REPLAY;
            case TOKEN_INVALID -> Threat.TOKEN;
            case ROLE_MISSING, PARTICIPANT_UNKNOWN, ACCOUNT_NOT_ALLOWED -> Threat.ACCESS;
            case RULE_BROKEN,
                    CHANNEL_UNKNOWN,
                    UPLOAD_BROKEN,
                    NO_REPORT,
                    NO_SCHEME,
                    KEY_MISSING,
                    KEY_INVALID,
                    PREFER_INVALID,
                    QUERY_INVALID,
                    TOKEN_MISSING,
                    NOT_FOUND,
                    METHOD,
                    NOT_ACCEPTABLE,
                    NOT_CANCELLABLE,
                    BACKLOG_FULL,
                    ROOM_SCARCE,
                    UNAVAILABLE,
                    DEFECT -> null;
        };
    }

    /** For a refusal that is not answered by the API's own resources. */
    void refused(Problem problem) {
        refused(new Refused(problem), SecurityEvent.UNKNOWN);
    }
}
