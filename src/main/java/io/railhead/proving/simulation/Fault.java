package io.railhead.proving.simulation;

import java.util.Locale;

/** One thing that goes wrong. Moments and lengths are milliseconds of virtual time. */
sealed interface Fault {
    int at();

    /** When its effect is over by itself. */
    int over();

    String words();

    private static String seconds(int millis) {
        return Agenda.text(millis * Agenda.MILLI);
    }

    /** A node is killed at the first passing of a point, and starts again after a while; {@link #NEVER} is possible. */
    record NodeDies(int node, int at, Point point, int away) implements Fault {
        static final int NEVER = 0;

        @Override
        public int over() {
            return at + away;
        }

        @Override
        public String words() {
            String back = away == NEVER ? "never comes back" : "starts again %s later".formatted(seconds(away));
            return "node %d is killed after %s, %s (crash table: %s), and %s"
                    .formatted(node, seconds(at), point.words(), point.rows(), back);
        }
    }

    /** A node stands still at a point as under SIGSTOP, and goes on without knowing (crash table: 23). */
    record NodePauses(int node, int at, Point point, int length) implements Fault {
        @Override
        public int over() {
            return at + length;
        }

        @Override
        public String words() {
            return "node %d stands still after %s, %s, for %s (crash table: 23)"
                    .formatted(node, seconds(at), point.words(), seconds(length));
        }
    }

    /** How the first commit of a node from then on ends. */
    record CommitFails(int node, int at, Fate fate) implements Fault {
        @Override
        public int over() {
            return at + 1000;
        }

        @Override
        public String words() {
            return "the first commit of node %d after %s %s".formatted(node, seconds(at), fate.words());
        }
    }

    /** What becomes of a commit. */
    enum Fate {
        REFUSED("fails before the commit, and nothing is written"),
        LOST_DONE("is written, and the reply is lost (crash table: 5)"),
        LOST_UNDONE("is not written, and the reply is lost (crash table: 5)"),
        LOST_LATE("loses its connection and is written 400 ms later (crash table: 5)"),
        DEADLOCK("is the victim of a deadlock");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The database cannot be reached by anybody; what it confirmed it has (crash table: 24). */
    record DatabaseAway(int at, int length) implements Fault {
        @Override
        public int over() {
            return at + length;
        }

        @Override
        public String words() {
            return "the database is away from %s for %s (crash table: 24)".formatted(seconds(at), seconds(length));
        }
    }

    /** The broker is killed; of what it had not flushed, some is there afterwards (crash table: 13). */
    record BrokerDies(int at, int length) implements Fault {
        @Override
        public int over() {
            return at + length;
        }

        @Override
        public String words() {
            return "the broker is killed at %s, and is back after %s (crash table: 13)"
                    .formatted(seconds(at), seconds(length));
        }
    }

    /** Between one node and the broker nothing gets through, or only one way. */
    record LinkCut(int node, int at, int length, Way way) implements Fault {
        @Override
        public int over() {
            return at + length;
        }

        @Override
        public String words() {
            return "node %d and the broker: %s, from %s for %s"
                    .formatted(
                            node, way.name().toLowerCase(Locale.ROOT).replace('_', ' '), seconds(at), seconds(length));
        }
    }

    /** What of a connection is cut. */
    enum Way {
        NOTHING_GETS_THROUGH,
        /** Sends arrive, their confirmations do not (crash table: 10). */
        CONFIRMATIONS_ARE_LOST
    }
}
