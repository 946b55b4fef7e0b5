package io.railhead.proving.invariants;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be true after every fault, by the numbers of our list. I6, a sequence without gaps on each link, is left out:
 * lanes carry no sequence. Until enquiries and cases exist, a payment that is listed as {@code unresolved} stands for one
 * with an enquiry under way, and a contradiction that is parked for one with a case; of I5 the chains alone are there.
 */
public enum Invariant {
    I1("every payment that the client was promised is found by its key and by its id"),
    I2("each payment is booked at the scheme at most once, and exactly once when it is settled"),
    I3(
            "the sums that both sides have settled are equal to the minor unit, but for what is listed as unresolved or parked"),
    I4("no payment is rejected on one side and settled on the other without a parked contradiction"),
    I5("every chain of the audit verifies from its genesis"),
    I7("every message past its send-by age that still waits to be sent belongs to an unresolved payment"),
    I8("every answer of the scheme was processed or parked"),
    I9("a repeated request gets the stored answer byte for byte"),
    I10("every change of state has an audit entry and follows the table of states"),
    I11("no log holds a secret, a name or a whole account number"),
    I12("every payment has come to an end, or is listed as unresolved, within a minute after the fault"),
    I13("nobody's token reads the payments of another"),
    I14("no message that left is unsigned or wrongly signed, as the scheme's own verification finds");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /**
     * What contradicts this one.
     *
     * @throws SQLException when the database cannot be read
     * @throws IOException when the gateway cannot be asked, or a file cannot be read
     */
    public List<Violation> check(Evidence evidence) throws SQLException, IOException {
        return switch (this) {
            case I1 -> Promises.findable(name(), evidence);
            case I2 -> Bookings.once(name(), evidence);
            case I3 -> Bookings.sums(name(), evidence);
            case I4 -> Bookings.contradictions(name(), evidence);
            case I5 -> History.chains(name(), evidence);
            case I7 -> History.overdue(name(), evidence);
            case I8 -> Consumed.all(name(), evidence);
            case I9 -> Promises.replays(name(), evidence);
            case I10 -> History.transitions(name(), evidence);
            case I11 -> Logs.canaries(name(), evidence);
            case I12 -> History.liveness(name(), evidence);
            case I13 -> Promises.strangers(name(), evidence);
            case I14 -> Logs.refusedByTheScheme(name(), evidence);
        };
    }

    /** What contradicts any of them. */
    public static List<Violation> checkAll(Evidence evidence) throws SQLException, IOException {
        List<Violation> all = new ArrayList<>();
        for (Invariant invariant : values()) {
            all.addAll(invariant.check(evidence));
        }
        return all;
    }
}
