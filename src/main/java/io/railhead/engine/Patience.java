package io.railhead.engine;

import java.time.Duration;

/**
 * How long a new payment may wait in memory for its link's credit before it is taken in as queued. Nothing is promised
 * about it meanwhile, so these are also the longest that a caller waits for T1 on their account.
 *
 * @param people for a single payment: somebody waits for the reply
 * @param files for an item of a file, which lies safe in its file as long
 * @param crowd so many people's payments may wait for one link, however small its credit is; else half as many as that
 */
public record Patience(Duration people, Duration files, int crowd) {
    /** Every payment is taken in at once, with credit or without. */
    public static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO, 0);

    /** A caller who wants no outcome notices a second at most; a file notices nothing. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(10), 64);

    boolean isNone() {
        return people.isZero();
    }

    Duration with(Payment payment) {
        return payment.bulk() ? files : people;
    }
}
