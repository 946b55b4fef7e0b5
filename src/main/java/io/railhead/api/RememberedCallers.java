package io.railhead.api;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.railhead.message.Digest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Checks a bearer token once and believes it for a moment, because a client sends the same one with each of its
 * payments and checking costs more than taking the payment in. Only what the full check accepted is remembered,
 * by its digest, never beyond the token's own expiry. Thread-safe.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class RememberedCallers implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    private final OidcAuthenticationMechanism check;
    private final TokenNames names;
    private final VerifiedTokens<SecurityIdentity> verified;

    RememberedCallers(OidcAuthenticationMechanism check, TokenNames names, InstantSource clock) {
        this.check = check;
        this.names = names;
        this.verified = new VerifiedTokens<>(clock);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        String header = request.request().getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            return check.authenticate(request, identities);
        }
        Digest token = Digest.of(header.getBytes(StandardCharsets.UTF_8));
        SecurityIdentity known = verified.find(token);
        return known != null
                ? Uni.createFrom().item(known)
                : check.authenticate(request, identities).map(identity -> remembered(token, identity));
    }

    private @Nullable SecurityIdentity remembered(Digest token, @Nullable SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken claims)) {
            return identity;
        }
        SecurityIdentity named = names.kept(identity, claims);
        verified.remember(token, named, claims.getExpirationTime());
        return named;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return check.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return check.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return check.getCredentialTransport(request);
    }
}
