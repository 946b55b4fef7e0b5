package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** One thing that goes wrong, with all its particulars as data: a schedule is a list of these, and can be printed. */
sealed interface Fault
        permits KillGateway,
                DieAtPoint,
                KillBroker,
                KillDatabase,
                KillAll,
                Partition,
                BadLine,
                HalfOpen,
                Misconduct,
                ThrowingHandler,
                ForeignCertificates,
                StoppedOwner,
                RetryStorm {
    /**
     * Where it happens.
     *
     * @param token of the load's client
     * @param answers what that client was told so far
     */
    record Scene(Stage stage, Play play, String token, ClientLog answers, InstantSource clock) {}

    /** So long after a fault both gateways settle what is asked of each. */
    Duration LONGEST_RECOVERY = Duration.ofSeconds(60);

    /** Its number in the list of faults, like {@code F1}. */
    String number();

    /** What happens, in words, with the particulars. */
    String what();

    /** What is expected beyond the invariants, in words. */
    String expected();

    /** About how long it takes until its end. */
    Duration length();

    /** So long after its end both gateways settle again. */
    default Duration recoveryAtMost() {
        return LONGEST_RECOVERY;
    }

    /** How many processes it kills. */
    default int kills() {
        return 0;
    }

    /**
     * Makes it happen and ends it: on return everything runs again and every line is clear.
     *
     * @return what was against its expectation
     */
    List<Violation> happen(Scene scene) throws IOException, SQLException, InterruptedException;

    /** Milliseconds as people read them. */
    static String seconds(Duration length) {
        return length.toMillis() / 1000 + "." + length.toMillisPart() / 100 + " s";
    }
}
