package io.railhead.app.checks;

import java.util.List;

/** What a client of the broker cannot see and its administrator must look up. */
public final class BrokerCare {
    private BrokerCare() {}

    public static List<Finding> run() {
        return List.of(
                ask(
                        "journal-datasync, journal-sync-transactional, journal-sync-non-transactional",
                        "All three true: otherwise what the broker confirmed may be gone after a power cut"),
                ask(
                        "dead-letter-address and expiry-address of every link's queue",
                        "Set, and each with a queue: otherwise a message in trouble is dropped"),
                ask(
                        "max-delivery-attempts of every link's queue",
                        "-1: the gateway itself counts, and parks what is poison"),
                ask(
                        "id-cache-size and persist-id-cache",
                        "50000 or more, and true: the broker then drops what is put twice"),
                ask(
                        "journal-compact-min-files",
                        "60, or more with a larger id-cache-size: compacting holds every link up for a second or two"),
                ask(
                        "send-to-dla-on-no-route of activemq.notifications",
                        "False: otherwise each session leaves a dead letter, and dead letters keep old journal files"),
                ask(
                        "acceptor",
                        "CORE alone, TLS 1.3 alone, needClientAuth=true; no plain acceptor, and the console on loopback"),
                ask(
                        "security-settings",
                        "For each queue one writer and one reader; nobody may create, delete or manage"));
    }

    private static Finding ask(String setting, String todo) {
        return Finding.ask(Fault.BROKER_DURABLE, setting, "cannot be seen from here", todo);
    }
}
