package io.railhead.engine;

import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.OutEvent;
import io.railhead.lifecycle.TransferOut;

/** Asks the lifecycle on behalf of a payment, under the terms that the payment was taken in with. */
final class Machine {
    private Machine() {}

    static Decision decide(Payment payment, OutEvent event) {
        return TransferOut.decide(payment.state(), event, payment.terms());
    }
}
