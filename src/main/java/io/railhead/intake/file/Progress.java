package io.railhead.intake.file;

import io.railhead.store.StoredFile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Says every few seconds how far the reading of one file is. Used by one thread. */
final class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final StoredFile file;
    private final String doing;
    private final InstantSource clock;
    private Instant next;
    private int done;
    private int refused;

    /** @param doing what is done with each item, as the line is to say it */
    Progress(StoredFile file, String doing, InstantSource clock) {
        this.file = file;
        this.doing = doing;
        this.clock = clock;
        this.next = clock.instant().plus(EVERY);
    }

    void more(int items, int bad) {
        done += items;
        refused += bad;
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(EVERY);
            LOG.infof("File %s: %d of %d items %s, %d of them refused", file.id(), done, file.count(), doing, refused);
        }
    }
}
