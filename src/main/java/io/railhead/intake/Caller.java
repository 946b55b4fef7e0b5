package io.railhead.intake;

import io.railhead.payment.ParticipantId;
import java.util.Set;

/**
 * Who asks, as a verified token or a channel's settings say.
 *
 * @param participant the tenant; everything the caller sees or makes belongs to it
 */
public record Caller(ParticipantId participant, String clientId, Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** What a token may do. */
    public enum Role {
        /** Makes payments and sees those of its participant. */
        CLIENT,
        /** Watches and runs links, routes and cases. */
        OPERATOR,
        /** Approves what another person asked for. */
        APPROVER,
        /** Reads everything, changes nothing. */
        AUDITOR
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
