package io.railhead.lifecycle;

import io.railhead.lifecycle.Decision.AlreadySo;
import io.railhead.lifecycle.Decision.Contradiction;
import io.railhead.lifecycle.Decision.Moved;
import io.railhead.lifecycle.OutEvent.StatusReceived;
import io.railhead.lifecycle.OutState.Settled;
import io.railhead.lifecycle.OutState.Settled.Credit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can still be learnt about a transfer that is final between the banks: whether the payee has the money,
 * whether it is to come back, when the banks settle. None of it unsettles anything.
 */
final class SettledTable {
    private static final String NEGATIVE_AFTER_POSITIVE = "It is settled, and now they say that it was refused.";
    private static final String BLOCKED_AFTER_CREDIT = "The payee had the money, and now they say that it is blocked.";
    private static final String OTHER_SETTLEMENT = "They name another settlement date or cycle than before.";

    private SettledTable() {}

    static Decision decide(Settled state, StatusReceived event) {
        return switch (event.meaning()) {
            case INFORMED, AGREED, DUPLICATE_CLAIMED -> new AlreadySo();
            case FINAL_POSITIVE -> learnt(state, state.payeeCredited(), state.credit(), event);
            case SETTLED_NOT_CREDITED -> learnt(state, notCredited(state), state.credit(), event);
            case CREDITED -> learnt(state, PayeeCredited.YES, unblocked(state), event);
            case RETURN_ANNOUNCED -> learnt(state, state.payeeCredited(), Credit.RETURN_ANNOUNCED, event);
            case BLOCKED ->
                state.payeeCredited() == PayeeCredited.YES
                        ? new Contradiction(BLOCKED_AFTER_CREDIT)
                        : learnt(state, PayeeCredited.NO, Credit.BLOCKED, event);
            case FINAL_NEGATIVE -> new Contradiction(NEGATIVE_AFTER_POSITIVE);
        };
    }

    /** "Not yet credited" that comes after "credited" is an older word that took longer. */
    private static PayeeCredited notCredited(Settled state) {
        return state.payeeCredited() == PayeeCredited.YES ? PayeeCredited.YES : PayeeCredited.NO;
    }

    private static Credit unblocked(Settled state) {
        return state.credit() == Credit.BLOCKED ? Credit.USUAL : state.credit();
    }

    private static Decision learnt(Settled state, PayeeCredited credited, Credit credit, StatusReceived event) {
        Settlement known = state.settlement();
        if (differs(known.date(), event.settlementDate()) || differs(known.cycle(), event.settlementCycle())) {
            return new Contradiction(OTHER_SETTLEMENT);
        }
        Settlement settlement = new Settlement(
                known.kind(),
                known.date() == null ? event.settlementDate() : known.date(),
                known.cycle() == null ? event.settlementCycle() : known.cycle(),
                known.done());
        boolean creditNews = credited != state.payeeCredited() || credit != state.credit();
        Settled next = new Settled(creditNews ? event.said() : state.said(), settlement, credited, credit);
        return next.equals(state) ? new AlreadySo() : new Moved(next, List.of());
    }

    private static boolean differs(@Nullable Object known, @Nullable Object told) {
        return known != null && told != null && !Objects.equals(known, told);
    }
}
