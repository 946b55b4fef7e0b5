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
    I1("every payment that the client was promised is found by its key and by its id", Promises::findable),
    I2("each payment is booked at the scheme at most once, and exactly once when it is settled", Bookings::once),
    I3("the sums that both sides have settled are equal to the minor unit, but for what is listed as unresolved", Bookings::sums),
    I4("no payment is rejected on one side and settled on the other without a parked contradiction", Bookings::contradictions),
    I5("every chain of the audit verifies from its genesis", History::chains),
    I7("every message past its send-by age that still waits to be sent belongs to an unresolved payment", History::overdue),
    I8("every answer of the scheme was processed or parked", Consumed::all),
    I9("a repeated request gets the stored answer byte for byte", Promises::replays),
    I10("every change of state has an audit entry and follows the table of states", History::transitions),
    I11("no log holds a secret, a name or a whole account number", Logs::canaries),
    I12("every payment has come to an end, or is listed as unresolved, within a minute after the fault", History::liveness),
    I13("nobody's token reads the payments of another", Promises::strangers),
    I14("no message that left is unsigned or wrongly signed, as the scheme's own verification finds", Logs::refusedByTheScheme);

    /** Looks for what contradicts a sentence. */
    interface Check {
        List<Violation> of(String name, Evidence evidence) throws SQLException, IOException;
    }

    private final String sentence;
    private final Check check;

    Invariant(String sentence, Check check) {
        this.sentence = sentence;
        this.check = check;
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
        return check.of(name(), evidence);
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
