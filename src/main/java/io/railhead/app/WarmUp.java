package io.railhead.app;

import io.quarkus.runtime.StartupEvent;
import io.railhead.codec.Validator;
import io.railhead.engine.MessageFactory;
import io.railhead.link.LinkSettings;
import io.railhead.link.LinksFile;
import io.railhead.rules.Judge;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.signing.Mechanism;
import io.railhead.signing.SenderTable;
import io.railhead.signing.SignatureAlgorithm;
import io.railhead.signing.Signer;
import io.railhead.signing.SigningKey;
import io.railhead.signing.TrustRegistry;
import io.railhead.signing.Verifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Rehearses the hot path before the gateway calls itself ready, until it no longer becomes quicker or its time is up. A
 * Java program is many times slower in its first seconds than later, and the first real payments have a clock running.
 */
@Readiness
@ApplicationScoped
class WarmUp implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final String ONE_GB = "{\"iban\":\"GB33BUKB20201555555555\"}";
    private static final String OTHER_GB = "{\"iban\":\"GB29NWBK60161331926819\"}";
    private static final String ONE_DE = "{\"iban\":\"DE89370400440532013000\"}";
    private static final String OTHER_DE = "{\"iban\":\"DE75512108001245126199\"}";
    private static final String ONE_US = "{\"routingNumber\":\"021000021\",\"accountNumber\":\"123456789\"}";
    private static final String OTHER_US = "{\"routingNumber\":\"121000248\",\"accountNumber\":\"987654321\"}";

    private final Duration most;
    private final List<Rehearsal> rehearsals;
    private final InstantSource clock;
    private volatile boolean done;

    /** What the gateway itself works with. */
    record Ways(Packs packs, Judge judge, MessageFactory factory, Signer signer, Validator validator) {}

    @Inject
    WarmUp(
            GatewaySettings settings,
            LinksFile links,
            Packs packs,
            Judge judge,
            MessageFactory factory,
            Signer signer,
            Keys keys,
            SigningKey key,
            Validator validator,
            InstantSource clock) {
        this(
                settings.warmUp(),
                keys.mechanisms(),
                links,
                new Ways(packs, judge, factory, signer, validator),
                key,
                clock);
    }

    WarmUp(
            Duration most,
            Map<SignatureAlgorithm, Mechanism> mechanisms,
            LinksFile links,
            Ways ways,
            SigningKey key,
            InstantSource clock) {
        this.most = most;
        this.clock = clock;
        Verifier verifier = new Verifier(TrustRegistry.of(List.of(key.certificate())), clock, mechanisms);
        this.rehearsals = links.links().stream()
                .map(LinksFile.Entry::settings)
                .map(link -> rehearsal(link, new Rehearsal.Tools(ways, verifier, ownKey(link, key))))
                .toList();
    }

    private static SenderTable.Link ownKey(LinkSettings link, SigningKey key) {
        return new SenderTable.Link(
                link.name(),
                EnumSet.allOf(SignatureAlgorithm.class),
                Map.of(key.thumbprint(), Set.of(link.ourAgent())));
    }

    private static Rehearsal rehearsal(LinkSettings link, Rehearsal.Tools tools) {
        Pack pack = tools.ways().packs().get(link.name());
        String currency = pack.amounts().currency().code();
        return switch (pack.accountForm()) {
            case SORT_CODE -> Rehearsal.of(link, currency, ONE_GB, OTHER_GB, tools);
            case IBAN -> Rehearsal.of(link, currency, ONE_DE, OTHER_DE, tools);
            case ROUTING_NUMBER -> Rehearsal.of(link, currency, ONE_US, OTHER_US, tools);
        };
    }

    void starting(@Observes StartupEvent event) {
        Thread.ofPlatform().name("warm-up").daemon().start(this::rehearse);
    }

    List<Rehearsal> rehearsals() {
        return rehearsals;
    }

    void rehearse() {
        try {
            long began = System.nanoTime();
            Plateau plateau = new Plateau(began);
            long now = began;
            boolean better = true;
            int rounds = 0;
            while (better && now - began < most.toNanos()) {
                rehearsals.forEach(rehearsal -> rehearsal.play(clock.instant()));
                rounds++;
                now = System.nanoTime();
                better = !plateau.isReached(now);
            }
            LOG.infof(
                    "Rehearsed %d rounds in %d ms",
                    rounds, Duration.ofNanos(now - began).toMillis());
        } catch (RuntimeException defect) {
            // It is practice. What is wrong will be told where it matters, and must not keep the doors shut.
            LOG.warn("The rehearsal before readiness failed", defect);
        } finally {
            done = true;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("warmed up").status(done).build();
    }
}
