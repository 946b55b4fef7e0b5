package io.railhead.proving.limits;

import io.railhead.app.embedded.Trees;
import io.railhead.signing.Arithmetic;
import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * The limits of a machine, each for itself while nothing else of ours runs.
 *
 * @param commitsAlone durable commits a second of one database connection, a small insert each
 * @param commits the same of eight connections together
 * @param messages durable messages a second of 4 kB, sent without waiting for each, confirmed one by one, and
 *     read beside that
 * @param signatures signatures a second by one thread, over 4 kB
 * @param verifications verifications a second by one thread, likewise
 * @param diskSyncs writes of 4 kB a second, each forced to the disk before the next
 * @param provider who did the arithmetic of the signatures
 */
public record MachineLimits(
        double commitsAlone,
        double commits,
        double messages,
        double signatures,
        double verifications,
        double diskSyncs,
        String provider) {
    private static final int CONNECTIONS = 8;

    /**
     * Measures all of them, one after the other.
     *
     * @param folder on the disk in question; made, and removed at the end
     * @param each how long every single measurement lasts
     * @param progress is told what is being measured
     */
    public static MachineLimits measure(
            Path folder, Duration each, Arithmetic arithmetic, InstantSource clock, Consumer<String> progress)
            throws IOException, InterruptedException {
        Trees.delete(folder);
        Files.createDirectories(folder);
        try {
            progress.accept("the disk");
            double syncs = DiskLimit.syncsPerSecond(folder.resolve("disk"), each);
            progress.accept("signatures");
            SignatureLimit signing = SignatureLimit.measure(arithmetic, each);
            double alone;
            double together;
            progress.accept("the database");
            try (DatabaseLimit database = DatabaseLimit.start(folder.resolve("postgres"))) {
                alone = database.commitsPerSecond(1, each);
                together = database.commitsPerSecond(CONNECTIONS, each);
            }
            progress.accept("the broker");
            return new MachineLimits(
                    alone,
                    together,
                    messagesPerSecond(folder, each, clock),
                    signing.signatures(),
                    signing.verifications(),
                    syncs,
                    signing.provider());
        } finally {
            Trees.delete(folder);
        }
    }

    private static double messagesPerSecond(Path folder, Duration each, InstantSource clock)
            throws IOException, InterruptedException {
        DemoAuthority authority = new DemoAuthority(folder, Profiles.packaged(), clock);
        authority.prepare(List.of(BrokerLimit.LINK));
        try (BrokerLimit broker = BrokerLimit.start(folder, new String(authority.secret("keystore-password")))) {
            return broker.messagesPerSecond(each, clock);
        }
    }
}
