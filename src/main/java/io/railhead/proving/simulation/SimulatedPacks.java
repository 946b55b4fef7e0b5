package io.railhead.proving.simulation;

import io.railhead.engine.PackSchemes;
import io.railhead.engine.Schemes;
import io.railhead.lifecycle.Meaning;
import io.railhead.message.Digest;
import io.railhead.message.MessageKind;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.rules.Judge;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The packs as they are shipped, but that a payment grows old in the queue within the run. */
final class SimulatedPacks implements Schemes {
    static final Packs PACKS = Packs.load(null, Judge.vocabulary());

    private static final Map<String, Digest> DIGESTS = PACKS.all().stream()
            .collect(Collectors.toMap(
                    Pack::name, pack -> new Digest(HexFormat.of().parseHex(pack.digest()))));

    private static final Duration LIFETIME = Duration.ofSeconds(20);
    private static final Schemes REAL = new PackSchemes(PACKS);

    private final Plant plant;
    private boolean stumbled;

    SimulatedPacks(Plant plant) {
        this.plant = plant;
    }

    /** Of the pack as a payment is taken in under it. */
    static Digest digest(String scheme) {
        return Objects.requireNonNull(DIGESTS.get(scheme));
    }

    @Override
    public ZoneId zone(String scheme) {
        return REAL.zone(scheme);
    }

    @Override
    public Instant expiry(String scheme, Instant queuedAt) {
        return queuedAt.plus(LIFETIME);
    }

    @Override
    public @Nullable Meaning meaning(String scheme, MessageKind said, StatusCode code, @Nullable Reason reason) {
        Meaning meaning = REAL.meaning(scheme, said, code, reason);
        if (meaning == Meaning.DUPLICATE_CLAIMED && plant == Plant.STUMBLE_ONCE && !stumbled) {
            stumbled = true;
            throw new IllegalStateException("planted, and not again in this life of the node");
        }
        return meaning == Meaning.DUPLICATE_CLAIMED && plant == Plant.DUPLICATE_MEANS_REJECTED
                ? Meaning.FINAL_NEGATIVE
                : meaning;
    }
}
