package io.railhead.app;

import static java.util.Objects.requireNonNull;

import io.railhead.link.LinksFile;
import io.railhead.payment.Agent;
import io.railhead.signing.EnvelopeSigner;
import io.railhead.signing.KeyStores;
import io.railhead.signing.Mechanism;
import io.railhead.signing.SenderTable;
import io.railhead.signing.SignatureAlgorithm;
import io.railhead.signing.Signer;
import io.railhead.signing.SigningKey;
import io.railhead.signing.Thumbprint;
import io.railhead.signing.TrustRegistry;
import io.railhead.signing.Verifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Our signing key, the certificates we trust, and who may speak for whom on which link. */
@ApplicationScoped
class Keys {
    private final GatewaySettings settings;
    private final LinksFile links;
    private final Map<SignatureAlgorithm, Mechanism> mechanisms;

    Keys(GatewaySettings settings, LinksFile links) {
        this.settings = settings;
        this.links = links;
        this.mechanisms = settings.signing().arithmetic().mechanisms();
    }

    @Produces
    @Singleton
    SigningKey signingKey() {
        return KeyStores.signingKey(
                settings.signing().keyStore(), settings.signing().keyStorePasswordFile());
    }

    @Produces
    @Singleton
    Signer signer(SigningKey key) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.forKey(
                        key.certificate().getPublicKey())
                .orElseThrow(() -> new IllegalArgumentException("our signing key is neither EC nor RSA"));
        return new EnvelopeSigner(key, requireNonNull(mechanisms.get(algorithm)));
    }

    /** Who does which algorithm's arithmetic; cross-checked once. */
    Map<SignatureAlgorithm, Mechanism> mechanisms() {
        return mechanisms;
    }

    @Produces
    @Singleton
    Verifier verifier(InstantSource clock) {
        List<Path> files = links.links().stream()
                .flatMap(link -> link.senders().stream())
                .map(sender -> certificate(sender.certificate()))
                .distinct()
                .toList();
        return new Verifier(TrustRegistry.load(files), clock, mechanisms);
    }

    @Produces
    @Singleton
    SenderTable senders() {
        Map<String, SenderTable.Link> table = new LinkedHashMap<>();
        for (LinksFile.Entry link : links.links()) {
            Map<Thumbprint, Set<Agent>> senders = new HashMap<>();
            for (LinksFile.Sender sender : link.senders()) {
                Set<Agent> agents = sender.agents().stream().map(Agent.Bic::new).collect(Collectors.toSet());
                for (X509Certificate certificate : TrustRegistry.read(certificate(sender.certificate()))) {
                    senders.computeIfAbsent(Thumbprint.of(certificate), _ -> new HashSet<>())
                            .addAll(agents);
                }
            }
            Set<SignatureAlgorithm> algorithms =
                    link.algorithms().stream().map(SignatureAlgorithm::valueOf).collect(Collectors.toSet());
            table.put(link.name(), new SenderTable.Link(link.name(), algorithms, senders));
        }
        return new SenderTable(table);
    }

    private Path certificate(String name) {
        return settings.certificates().resolve(name);
    }
}
