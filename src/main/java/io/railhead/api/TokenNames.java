package io.railhead.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Which names a verified token carries: for whom its bearer acts, and who that is. They are read once and kept with the
 * identity for as long as its token is believed; the token throws and catches an exception for each claim that the
 * standard does not know. Thread-safe.
 */
@ApplicationScoped
class TokenNames {
    private static final String ATTRIBUTE = "railhead.names";

    private final String participantClaim;
    private final String clientClaim;

    TokenNames(
            @ConfigProperty(name = "railhead.issuer.participant-claim", defaultValue = "participant")
                    String participantClaim,
            @ConfigProperty(name = "railhead.issuer.client-claim", defaultValue = "client_id") String clientClaim) {
        this.participantClaim = participantClaim;
        this.clientClaim = clientClaim;
    }

    /** Either may be missing in a token of somebody else's make. */
    record Names(@Nullable String participant, @Nullable String client) {}

    /** The same identity with its names beside it. */
    SecurityIdentity kept(SecurityIdentity identity, JsonWebToken token) {
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(ATTRIBUTE, read(token))
                .build();
    }

    /** Of whoever asks now; both missing for somebody without a token. */
    Names of(SecurityIdentity identity) {
        if (identity.getAttribute(ATTRIBUTE) instanceof Names names) {
            return names;
        }
        return identity.getPrincipal() instanceof JsonWebToken token ? read(token) : new Names(null, null);
    }

    private Names read(JsonWebToken token) {
        return new Names(token.getClaim(participantClaim), token.getClaim(clientClaim));
    }
}
