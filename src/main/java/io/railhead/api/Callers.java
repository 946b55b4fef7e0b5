package io.railhead.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.railhead.audit.SecurityEvent;
import io.railhead.intake.Caller;
import io.railhead.intake.Participants;
import io.railhead.intake.Problem;
import io.railhead.payment.Invalid;
import io.railhead.payment.ParticipantId;
import jakarta.enterprise.context.RequestScoped;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who asks: participant, client and roles out of the verified token, and out of nothing else. */
@RequestScoped
class Callers {
    private final SecurityIdentity identity;
    private final TokenNames names;
    private final Participants participants;

    Callers(SecurityIdentity identity, TokenNames names, Participants participants) {
        this.identity = identity;
        this.names = names;
        this.participants = participants;
    }

    /** The caller, or a refusal when the token names no participant of ours. */
    Caller caller() {
        TokenNames.Names named = names.of(identity);
        String participant = named.participant();
        String client = named.client();
        if (participant == null || client == null) {
            throw new Refused(Problem.PARTICIPANT_UNKNOWN);
        }
        try {
            ParticipantId id = new ParticipantId(participant);
            if (!participants.knows(id)) {
                throw new Refused(Problem.PARTICIPANT_UNKNOWN);
            }
            return new Caller(id, client, roles());
        } catch (Invalid malformed) {
            throw new Refused(Problem.PARTICIPANT_UNKNOWN);
        }
    }

    /** The client's name as the token has it, for the audit; never throws. */
    String name() {
        try {
            String client = identity.isAnonymous() ? null : names.of(identity).client();
            return client == null ? SecurityEvent.UNKNOWN : client;
        } catch (AuthenticationFailedException | IllegalStateException notKnown) {
            return SecurityEvent.UNKNOWN;
        }
    }

    private Set<Caller.Role> roles() {
        Set<Caller.Role> roles = EnumSet.noneOf(Caller.Role.class);
        for (Caller.Role role : Caller.Role.values()) {
            if (identity.hasRole(role.name().toLowerCase(Locale.ROOT))) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** The participant whose payments the caller may see; null for those who watch over everybody's. */
    @Nullable String visible() {
        Caller caller = caller();
        return caller.is(Caller.Role.OPERATOR) || caller.is(Caller.Role.AUDITOR)
                ? null
                : caller.participant().value();
    }
}
