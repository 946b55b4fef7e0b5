package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.CanonicalMessage;
import io.railhead.codec.Schemas;
import io.railhead.codec.Validator;
import io.railhead.codec.XercesValidator;
import io.railhead.engine.MessageFactory;
import io.railhead.engine.RequestBuilder;
import io.railhead.link.LinksFile;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.signing.Arithmetic;
import io.railhead.signing.EnvelopeSigner;
import io.railhead.signing.KeyStores;
import io.railhead.signing.SignedMessage;
import io.railhead.signing.Signer;
import io.railhead.signing.SigningKey;
import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
    private final InstantSource clock = () -> Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    private Path data;

    /** Counts what it signs, and does it. */
    private record CountingSigner(Signer real, AtomicInteger count) implements Signer {
        @Override
        public SignedMessage sign(CanonicalMessage message) {
            count.incrementAndGet();
            return real.sign(message);
        }
    }

    @Test
    void everyLinkIsRehearsedWithARequestAndAnAnswerToIt() throws IOException {
        AtomicInteger signed = new AtomicInteger();
        List<Rehearsal> rehearsals = warmUp(signed, Duration.ZERO).rehearsals();
        assertEquals(3, rehearsals.size());
        for (Rehearsal rehearsal : rehearsals) {
            assertTrue(rehearsal.play(clock.instant()));
        }
        assertEquals(6, signed.get(), "two messages each");
    }

    @Test
    void itIsReadyOnlyAfterTheRehearsal() throws IOException {
        AtomicInteger signed = new AtomicInteger();
        WarmUp warmUp = warmUp(signed, Duration.ofMillis(1));
        assertEquals(Status.DOWN, warmUp.call().getStatus());
        assertEquals(0, signed.get());
        warmUp.rehearse();
        assertEquals(Status.UP, warmUp.call().getStatus());
        assertFalse(signed.get() == 0);
    }

    /** Its time is longer than anybody would wait for this test. */
    @Test
    void itEndsLongBeforeItsTimeWhenItHelpsNoMore() throws IOException {
        WarmUp warmUp = warmUp(new AtomicInteger(), Duration.ofDays(1));
        warmUp.rehearse();
        assertEquals(Status.UP, warmUp.call().getStatus());
    }

    private WarmUp warmUp(AtomicInteger signed, Duration time) throws IOException {
        LinksFile links = ConfigFiles.links(null);
        new DemoAuthority(data, Profiles.packaged(), clock)
                .prepare(links.links().stream().map(LinksFile.Entry::name).toList());
        SigningKey key = KeyStores.signingKey(
                data.resolve("keys/gateway-signing.p12"), data.resolve("secrets/keystore-password"));
        Signer signer = new CountingSigner(EnvelopeSigner.withJdk(key), signed);
        Validator validator = new XercesValidator(new Schemas(data.resolve("schemas")));
        Packs packs = Packs.load(null, Judge.vocabulary());
        Judge judge = new Judge(clock);
        MessageFactory factory = new RequestBuilder(
                packs,
                links.links().stream()
                        .collect(Collectors.toMap(
                                LinksFile.Entry::name,
                                link -> new RequestBuilder.Ends(
                                        link.settings().ourAgent(),
                                        link.settings().theirAgent()))),
                judge,
                signer,
                validator);
        return new WarmUp(
                time,
                Arithmetic.JDK.mechanisms(),
                links,
                new WarmUp.Ways(packs, judge, factory, signer, validator),
                key,
                clock);
    }
}
