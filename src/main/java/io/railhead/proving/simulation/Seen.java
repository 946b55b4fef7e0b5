package io.railhead.proving.simulation;

/** What came about in a run, counted: a simulation in which one of these never happens would be blind there. */
enum Seen {
    PAYMENTS("payments taken in"),
    SETTLED("of them settled in the end"),
    REJECTED("rejected"),
    CANCELLED("cancelled"),
    EXPIRED("expired"),
    UNRESOLVED("unresolved, and listed"),
    REPLAYS("requests recognised as repeated"),
    OTHER_BODIES("keys used for another body and refused"),
    KILLS("nodes killed"),
    PAUSES("nodes that stood still"),
    TAKE_OVERS("lanes taken over"),
    COMMITS("commits"),
    UNKNOWN_COMMITS("commits with an unknown end"),
    LANES_LOST("commits refused because the lane was lost"),
    TURNED_AWAY("new payments turned away because others wait"),
    WAITS_FOR_CREDIT("looks at new payments that wait for credit"),
    STALE_COMMITS("commits decided again because somebody was first"),
    BROKER_DEATHS("broker deaths"),
    PUT_AGAIN("messages put again, and dropped by the broker"),
    REPEATED_AT_SCHEME("messages that reached the scheme again"),
    DUPLICATES_CLAIMED("refusals for duplication"),
    REDELIVERED("answers delivered again"),
    PARKED("things set aside"),
    CONTRADICTIONS("contradictions set aside");

    private final String words;

    Seen(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
