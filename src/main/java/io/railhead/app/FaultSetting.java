package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import io.railhead.fault.Armed;
import io.railhead.fault.FaultPoint;

/** Takes the setting of fault points out of the way of everything that would think it one of the gateway's. */
final class FaultSetting {
    private FaultSetting() {}

    /**
     * Arms what was asked for; says so, for it will look like a crash.
     *
     * @throws Refusal when it asks for something that does not exist
     */
    static void take() {
        String asked = System.getProperty(Armed.PROPERTY);
        String problem = FaultPoint.problem();
        if (problem != null) {
            throw new Refusal(problem);
        }
        if (FaultPoint.isAnyArmed()) {
            System.err.println("Fault point " + asked + " is armed: this process fails there on purpose.");
            System.clearProperty(Armed.PROPERTY);
        }
    }
}
