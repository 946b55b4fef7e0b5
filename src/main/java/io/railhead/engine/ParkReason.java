package io.railhead.engine;

/** Why a message or a payment was set aside. The code is stable and can be counted. */
public enum ParkReason {
    NOT_BYTES("PARK-NOT-BYTES", true),
    TOO_LARGE("PARK-TOO-LARGE", true),
    UNREADABLE("PARK-XML", true),
    SCHEMA("PARK-SCHEMA", false),
    SIGNATURE("PARK-SIGNATURE", true),
    RULE("PARK-RULE", false),
    UNKNOWN_MESSAGE("PARK-UNKNOWN-MESSAGE", false),
    UNMATCHED("PARK-UNMATCHED", false),
    WRONG_PARTY("PARK-WRONG-PARTY", true),
    SAME_ID_OTHER_DOCUMENT("PARK-SAME-ID", true),
    MEANING_UNKNOWN("PARK-MEANING", false),
    CONTRADICTION("PARK-CONTRADICTION", false),
    TOO_OLD("PARK-TOO-OLD", true),
    POISON("PARK-POISON", true),
    ATTENTION("PARK-ATTENTION", false);

    private final String code;
    private final boolean security;

    ParkReason(String code, boolean security) {
        this.code = code;
        this.security = security;
    }

    public String code() {
        return code;
    }

    /** Whether it may be an attack, and so is a security event too. */
    public boolean security() {
        return security;
    }
}
