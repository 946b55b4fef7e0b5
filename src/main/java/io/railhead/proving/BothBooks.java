package io.railhead.proving;

import io.railhead.payment.Currency;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What the gateway and the scheme say of the same payments, once nothing is under way.
 *
 * @param accepted the end-to-end ids of those that the gateway has promised, by the answers that it gave
 */
record BothBooks(GatewayBooks gateway, SchemeBooks scheme, Set<String> accepted) {
    /** Where the books are: the gateway's behind its address, the scheme's in a file. */
    record Where(URI gateway, String token, Path ledger) {}

    private static final Currency POUND = Currency.of("GBP");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int QUIET_LOOKS = 3;

    /**
     * Payments that one side or the caller's answer knows of and another does not, or that have no end: promised and
     * not listed, without an end, or settled on one side alone or for another amount. Each by its id: one that is
     * missing is not made up for by another that is too many.
     */
    long lost() {
        long unlisted =
                accepted.stream().filter(id -> !gateway.listed().contains(id)).count();
        return unlisted
                + gateway.notFinal()
                + without(gateway.settled(), scheme.settled())
                + without(scheme.settled(), gateway.settled());
    }

    /** How many the other side has not, or the first side only with another amount. */
    private static long without(Map<String, Long> one, Map<String, Long> other) {
        return one.entrySet().stream()
                .filter(each -> !each.getValue().equals(other.get(each.getKey())))
                .count();
    }

    /** Payments that exist twice at the gateway, and transactions that the scheme booked twice. */
    long doubled() {
        return gateway.twice() + scheme.doubled();
    }

    /** To the minor unit. */
    boolean sumsEqual() {
        return gateway.settledMinor() == scheme.settledMinor();
    }

    /** Settled payments a second, from a moment to the last final status. */
    double perSecondSince(Instant began) {
        long last = gateway.finals().stream().mapToLong(Long::longValue).max().orElse(0);
        return gateway.settled().size() / ((last - began.toEpochMilli()) / 1e3);
    }

    /** Reads both as soon as every payment has an end, or patience is over. */
    static BothBooks settled(Where where, Instant from, SchemeBooks before, Set<String> accepted)
            throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        GatewayBooks gateway = GatewayBooks.read(where.gateway(), where.token(), from);
        while (gateway.notFinal() > 0 && System.nanoTime() < giveUp) {
            Thread.sleep(LOOK_EVERY);
            gateway = GatewayBooks.read(where.gateway(), where.token(), from);
        }
        return new BothBooks(gateway, scheme(where).since(before), accepted);
    }

    /**
     * Waits until so many are booked. Looks at the ledger's length alone while it grows: summing it over and over would
     * take from the machine what is measured.
     */
    static void awaitBooked(Site site, SchemeBooks before, int payments) throws IOException, InterruptedException {
        long length = 0;
        int quiet = 0;
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp && site.isAlive()) {
            Thread.sleep(LOOK_EVERY);
            long now = Files.size(site.ledger(Measurement.LINK));
            if (now > length) {
                length = now;
                quiet = 0;
                giveUp = System.nanoTime() + PATIENCE.toNanos();
            } else if (++quiet % QUIET_LOOKS == 0) {
                SchemeBooks booked = scheme(site.books(Measurement.LINK)).since(before);
                if (booked.settled().size() + booked.rejected() >= payments) {
                    return;
                }
            }
        }
    }

    static SchemeBooks scheme(Where where) throws IOException {
        return SchemeBooks.read(where.ledger(), Measurement.LINK, POUND);
    }
}
