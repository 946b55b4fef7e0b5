package io.railhead.routing;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How much room is left on the disk of the data directory, measured now and then. Nothing new is taken in while it is
 * scarce, so that what was taken in can be finished: answers are applied and reports written on what is left.
 */
@ApplicationScoped
@Named("room")
public class Room {
    private static final Logger LOG = Logger.getLogger(Room.class);
    private static final long MEBIBYTE = 1 << 20;

    private final LongSupplier free;
    private final long least;
    private volatile boolean scarce;

    @Inject
    Room(
            @ConfigProperty(name = "railhead.data", defaultValue = "data") Path data,
            @ConfigProperty(name = "railhead.least-room", defaultValue = "256") int mebibytes,
            MeterRegistry registry) {
        this(() -> usable(data), mebibytes);
        registry.gauge("railhead.room.bytes", this, room -> room.free.getAsLong());
    }

    Room(LongSupplier free, int mebibytes) {
        this.free = free;
        this.least = mebibytes * MEBIBYTE;
    }

    private static long usable(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException unreachable) {
            LOG.warnf("The disk of the data directory does not answer: %s", unreachable.getMessage());
            return 0;
        }
    }

    /** Measures anew; called by a timer's route. A quarter more than the least ends the scarcity, so it does not flap. */
    public void measure() {
        long now = free.getAsLong();
        if (!scarce && now < least) {
            scarce = true;
            LOG.warnf(
                    "Only %d MiB are free in the data directory: nothing new is taken in until there are %d",
                    now / MEBIBYTE, enough() / MEBIBYTE);
        } else if (scarce && now >= enough()) {
            scarce = false;
            LOG.infof("%d MiB are free in the data directory: requests and files are taken in again", now / MEBIBYTE);
        }
    }

    private long enough() {
        return least + least / 4;
    }

    public boolean isScarce() {
        return scarce;
    }
}
