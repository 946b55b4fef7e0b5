package io.railhead.engine;

import io.railhead.audit.Threat;
import org.jspecify.annotations.Nullable;

/** Why a message or a payment was set aside. The code is stable and can be counted. */
public enum ParkReason {
    NOT_BYTES("PARK-NOT-BYTES", Threat.FORM),
    TOO_LARGE("PARK-TOO-LARGE", Threat.FORM),
    /** Not even by its looks a message of ISO 20022. */
    NOT_A_MESSAGE("PARK-NOT-A-MESSAGE", Threat.FORM),
    UNREADABLE("PARK-XML", Threat.FORM),
    SCHEMA("PARK-SCHEMA", Threat.FORM),
    SIGNATURE("PARK-SIGNATURE", Threat.SIGNATURE),
    /** Well signed, and its header does not go with its document, its link or its time. */
    HEADER("PARK-HEADER", Threat.HEADER),
    RULE("PARK-RULE", null),
    UNKNOWN_MESSAGE("PARK-UNKNOWN-MESSAGE", null),
    UNMATCHED("PARK-UNMATCHED", null),
    WRONG_PARTY("PARK-WRONG-PARTY", Threat.SENDER),
    SAME_ID_OTHER_DOCUMENT("PARK-SAME-ID", Threat.REPLAY),
    MEANING_UNKNOWN("PARK-MEANING", null),
    CONTRADICTION("PARK-CONTRADICTION", null),
    TOO_OLD("PARK-TOO-OLD", Threat.REPLAY),
    POISON("PARK-POISON", Threat.FORM),
    ATTENTION("PARK-ATTENTION", null);

    private final String code;
    private final @Nullable Threat threat;

    ParkReason(String code, @Nullable Threat threat) {
        this.code = code;
        this.threat = threat;
    }

    public String code() {
        return code;
    }

    /** Whether it may be an attack, and so is a security event too. */
    public boolean security() {
        return threat != null;
    }

    /** What it may be a sign of, or null when it is no security event. */
    public @Nullable Threat threat() {
        return threat;
    }
}
