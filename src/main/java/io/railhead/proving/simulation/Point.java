package io.railhead.proving.simulation;

/** Where a node can be hit, with the rows of the crash table that this is. */
enum Point {
    ANYWHERE("between two steps", "2, 6, 15"),
    BEFORE_COMMIT("inside T1 or T4, just before its commit", "3, 17"),
    AFTER_COMMIT("after T1 or T4 has committed, before anybody is told", "4, 18"),
    BEFORE_CLAIM("inside T2, just before its commit", "7, 23"),
    AFTER_CLAIM("after T2 has committed, before anything is put", "8"),
    BEFORE_SEND("after the lease was looked at, before the message is put", "9, 23"),
    BEFORE_FORGETTING("after the broker's confirmation, before T3", "10, 11, 12"),
    BEFORE_APPLYING("with answers in hand, before T4", "16"),
    BEFORE_ACKNOWLEDGING("after T4, before the broker may forget the answers", "18, 19");

    private final String words;
    private final String rows;

    Point(String words, String rows) {
        this.words = words;
        this.rows = rows;
    }

    String words() {
        return words;
    }

    String rows() {
        return rows;
    }
}
