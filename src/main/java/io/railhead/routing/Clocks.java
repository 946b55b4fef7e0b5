package io.railhead.routing;

import io.railhead.engine.Engine;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger;
import io.railhead.intake.Outcomes;
import io.railhead.link.Links;
import io.railhead.store.FileLocks;
import io.railhead.store.LikenessRegister;
import io.railhead.store.Partitions;
import io.railhead.store.SilentCopies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The steps of the routes that timers drive: wake what is due, keep the lanes, recount the credit. */
@ApplicationScoped
@Named("clocks")
public class Clocks {
    private static final int MOST_AT_ONCE = 500;

    private final Engine engine;
    private final LaneKeeper lanes;
    private final Links links;
    private final InstantSource clock;
    private final Outcomes outcomes;
    private final Ledger ledger;
    private final Partitions partitions;
    private final LikenessRegister likenesses;
    private final SilentCopies silentCopies;
    private final FileLocks fileLocks;
    private final Duration alikeWithin;

    Clocks(
            Engine engine,
            LaneKeeper lanes,
            Links links,
            InstantSource clock,
            Outcomes outcomes,
            Ledger ledger,
            Partitions partitions,
            LikenessRegister likenesses,
            SilentCopies silentCopies,
            FileLocks fileLocks,
            @ConfigProperty(name = "railhead.duplicates.window", defaultValue = "24h") Duration alikeWithin) {
        this.engine = engine;
        this.lanes = lanes;
        this.links = links;
        this.clock = clock;
        this.outcomes = outcomes;
        this.ledger = ledger;
        this.partitions = partitions;
        this.likenesses = likenesses;
        this.silentCopies = silentCopies;
        this.fileLocks = fileLocks;
        this.alikeWithin = alikeWithin;
    }

    /** Tells the callers whose outcome was written by somebody else. */
    public void tellCallers() {
        outcomes.look(ledger);
    }

    /** Makes the partitions of the weeks to come. */
    public void makePartitions() {
        partitions.makeAhead(clock.instant());
    }

    /** Forgets what is too old for a warning that a payment looks like an earlier one. */
    public void forgetLikenesses() {
        likenesses.forget(clock.instant().minus(alikeWithin));
    }

    /** Ends copies of rows that a gateway began and will not finish. */
    public void endSilentCopies() {
        silentCopies.end();
    }

    /** Keeps the files that this node works on. */
    public void keepFiles() {
        fileLocks.keep();
    }

    /** Gives every payment whose moment has come the event of that moment. */
    public void wakeDue() {
        while (engine.wakeDue(clock, MOST_AT_ONCE) == MOST_AT_ONCE) {
            // More may be due than one statement takes.
        }
    }

    /** Prolongs this node's leases, or takes them anew. */
    public void keepLanes() {
        lanes.keep(links.all().stream().map(link -> link.settings().name()).collect(Collectors.toSet()));
    }

    /** Replaces the counted credit by what the database says, against drift. */
    public void recountCredit() {
        engine.recount();
    }
}
