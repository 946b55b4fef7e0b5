package io.railhead.simulator;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schemes on the far side of the links, each with its connection, key and ledger. The broker may come and
 * go; the simulator connects again for ever. {@link #start} and {@link #stop} are for one thread,
 * {@link #summary} for any.
 */
public final class Simulator implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Simulator.class.getName());
    private static final long STOP_MILLIS = 5_000;

    private final SimulatorSettings settings;
    private final InstantSource clock;
    private final List<Served> links = new ArrayList<>();
    private @Nullable Readers readers;

    private record Served(LinkSettings settings, Broker broker, Ledger ledger, LinkWorker worker, Thread thread) {}

    public Simulator(SimulatorSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens ledgers and keys and begins to serve; does not wait for the broker.
     *
     * @throws IOException when a key, certificate or ledger cannot be read, or a ledger is in use
     */
    public void start() throws IOException {
        try {
            Provider provider = KeyFiles.provider(settings.signatureProvider());
            Readers shared = new Readers(settings.readers());
            readers = shared;
            for (LinkSettings link : settings.links()) {
                links.add(open(link, shared, provider));
            }
            links.forEach(served -> served.thread().start());
        } catch (IOException | RuntimeException unusable) {
            stop();
            throw unusable;
        }
    }

    private Served open(LinkSettings link, Readers shared, @Nullable Provider provider) throws IOException {
        SigningKey key = KeyFiles.signingKey(link.signingKeyStore(), link.keyStorePassword());
        List<X509Certificate> gateway = KeyFiles.certificates(link.gatewayCertificates());
        Ledger ledger = Ledger.open(link.ledger());
        Counterpart counterpart = new Counterpart(link.role(), gateway, key, ledger, clock, provider);
        Broker broker = new Broker(settings.broker(), link);
        LinkWorker worker = new LinkWorker(link, broker, counterpart, shared, ledger, clock);
        Thread thread =
                Thread.ofPlatform().name("simulator-" + link.role().link()).unstarted(worker);
        return new Served(link, broker, ledger, worker, thread);
    }

    /** Ends every link after the batch in hand and closes the ledgers. May be called twice. */
    public void stop() {
        links.forEach(served -> served.worker().stop());
        for (Served served : links) {
            try {
                served.thread().join(STOP_MILLIS);
                served.broker().close();
                served.ledger().close();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException lost) {
                LOG.log(Level.ERROR, "the ledger of " + served.settings().role().link() + " did not close", lost);
            }
        }
        links.clear();
        if (readers != null) {
            readers.close();
        }
    }

    /** What is booked so far, every served link with its totals, in the order of the settings. */
    public Map<String, LinkTotals> summary() {
        Map<String, LinkTotals> totals = new LinkedHashMap<>();
        for (Served served : links) {
            totals.put(served.settings().role().link(), LinkTotals.NONE);
            totals.putAll(served.ledger().totals());
        }
        return totals;
    }

    /** {@link #summary} as one JSON object. */
    public String summaryJson() {
        return LinkTotals.json(summary());
    }

    @Override
    public void close() {
        stop();
    }
}
