package io.railhead.proving;

import io.railhead.payment.Currency;
import io.railhead.proving.Sample.Fate;
import io.railhead.proving.ThroughputOptions.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One measurement on a running site: gives the load, waits for the last end, compares the books. */
final class Measurement {
    private static final String LINK = "uk-fps";
    private static final Currency POUND = Currency.of("GBP");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int WARMING_CLIENTS = 50;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int QUIET_LOOKS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Site site;
    private final ThroughputOptions options;
    private final InstantSource clock;

    Measurement(Site site, ThroughputOptions options, InstantSource clock) {
        this.site = site;
        this.options = options;
        this.clock = clock;
    }

    Result run() throws IOException, InterruptedException {
        return switch (options.load()) {
            case Load.Closed(int clients) ->
                overRest(
                        "REST, %d clients".formatted(clients),
                        (generator, _, until) -> generator.saturate(clients, until));
            case Load.Open(int rate) ->
                overRest("REST, %d a second".formatted(rate), (generator, steady, until) -> {
                    // A cold gateway would begin the steady part with a queue that it never had when warm.
                    generator.saturate(WARMING_CLIENTS, steady - SETTLING.toNanos());
                    generator.arrive(rate, steady, until);
                });
            case Load.ByFile(int payments) -> byFile(payments);
        };
    }

    /** Gives load around the steady part, on the monotonic clock, and returns when all is answered. */
    private interface Give {
        void load(LoadGenerator generator, long steady, long until) throws InterruptedException;
    }

    private Result overRest(String load, Give give) throws IOException, InterruptedException {
        Instant began = clock.instant();
        SchemeBooks before = schemeBooks();
        LoadGenerator generator = new LoadGenerator(site.base(), site.token(), new Instructions(run(began)));
        long steady = System.nanoTime() + options.warmUp().toNanos();
        long until = steady + options.length().toNanos();
        Thread giving = Thread.ofPlatform().name("load").start(() -> {
            try {
                give.load(generator, steady, until);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        sleepUntil(steady);
        CpuReading first = CpuReading.of(site);
        sleepUntil(until);
        CpuReading last = CpuReading.of(site);
        giving.join();

        List<Sample> samples = List.copyOf(generator.samples());
        double[] latencies = samples.stream()
                .filter(sample ->
                        sample.fate() == Fate.SETTLED && sample.done() > first.at() && sample.done() <= last.at())
                .mapToDouble(sample -> (sample.done() - sample.planned()) / 1e6)
                .sorted()
                .toArray();
        Map<Fate, Long> counts = samples.stream()
                .collect(Collectors.groupingBy(Sample::fate, () -> new EnumMap<>(Fate.class), Collectors.counting()));
        long accepted =
                samples.stream().filter(sample -> sample.fate().accepted()).count();
        Books books = books(began, before, accepted);
        return result(load, first, last, latencies, latencies.length, books, generator.asked(), counts, began);
    }

    private Result byFile(int payments) throws IOException, InterruptedException {
        LoadGenerator warmer =
                new LoadGenerator(site.base(), site.token(), new Instructions(run(clock.instant()) + "W"));
        warmer.saturate(WARMING_CLIENTS, System.nanoTime() + options.warmUp().toNanos());

        Instant began = clock.instant();
        SchemeBooks before = schemeBooks();
        CreditTransferFile file = new CreditTransferFile(new Instructions(run(began) + "F"), payments, began);
        CpuReading first = CpuReading.of(site);
        Instant dropped = file.dropInto(site.inbox(), clock);
        awaitBooked(before, payments);
        CpuReading last = CpuReading.of(site);
        Books books = books(dropped, before, payments);
        double[] latencies = books.gateway().finals().stream()
                .mapToDouble(end -> end - dropped.toEpochMilli())
                .sorted()
                .toArray();
        double seconds = latencies.length == 0 ? Double.NaN : latencies[latencies.length - 1] / 1e3;
        Result measured = result(
                "file of " + payments, first, last, latencies, latencies.length, books, payments, Map.of(), dropped);
        return measured.overSeconds(seconds);
    }

    /**
     * Waits until all is booked. Looks at the ledger's length alone while it grows: summing it over and over would
     * take from the machine what is measured.
     */
    private void awaitBooked(SchemeBooks before, int payments) throws IOException, InterruptedException {
        long length = 0;
        int quiet = 0;
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp && site.isAlive()) {
            Thread.sleep(LOOK_EVERY);
            long now = Files.size(site.ledger(LINK));
            if (now > length) {
                length = now;
                quiet = 0;
                giveUp = System.nanoTime() + PATIENCE.toNanos();
            } else if (++quiet % QUIET_LOOKS == 0) {
                SchemeBooks booked = schemeBooks().since(before);
                if (booked.settled() + booked.rejected() >= payments) {
                    return;
                }
            }
        }
    }

    /** Both sides' books once nothing is under way, and what they say together. */
    private record Books(GatewayBooks gateway, SchemeBooks scheme, long lost) {}

    private Books books(Instant from, SchemeBooks before, long accepted) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        GatewayBooks gateway = GatewayBooks.read(site.base(), site.token(), from);
        while (gateway.notFinal() > 0 && System.nanoTime() < giveUp) {
            Thread.sleep(LOOK_EVERY);
            gateway = GatewayBooks.read(site.base(), site.token(), from);
        }
        SchemeBooks scheme = schemeBooks().since(before);
        long unlisted = Math.max(0, accepted - gateway.payments());
        long apart = Math.abs(gateway.settled() - (scheme.settled() - scheme.doubled()));
        return new Books(gateway, scheme, unlisted + gateway.notFinal() + apart);
    }

    private Result result(
            String load,
            CpuReading first,
            CpuReading last,
            double[] latencies,
            long settledBetween,
            Books books,
            int asked,
            Map<Fate, Long> counts,
            Instant began) {
        double seconds = (last.at() - first.at()) / 1e9;
        Map<String, Double> byProcess = each(last.millisSince(first), settledBetween);
        long lastFinal = books.gateway().finals().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return new Result(
                load,
                seconds,
                settledBetween / seconds,
                books.gateway().settled() / ((lastFinal - began.toEpochMilli()) / 1e3),
                Result.Latency.of(latencies),
                byProcess.values().stream().mapToDouble(Double::doubleValue).sum(),
                byProcess,
                options.threads() ? each(last.threadMillisSince(first), settledBetween) : Map.of(),
                last.othersSince(first),
                asked,
                counts,
                books.gateway().settled(),
                books.lost(),
                books.gateway().twice() + books.scheme().doubled(),
                books.gateway().settledMinor() == books.scheme().settledMinor());
    }

    private static Map<String, Double> each(Map<String, Long> millis, long payments) {
        Map<String, Double> each = new LinkedHashMap<>();
        millis.forEach((name, spent) -> each.put(name, spent / (double) payments));
        return each;
    }

    private SchemeBooks schemeBooks() throws IOException {
        return SchemeBooks.read(site.ledger(LINK), LINK, POUND);
    }

    /** Short, and another one at another moment. */
    private static String run(Instant began) {
        return Long.toString(began.toEpochMilli(), 36);
    }

    private static void sleepUntil(long moment) throws InterruptedException {
        for (long now = System.nanoTime(); now < moment; now = System.nanoTime()) {
            Thread.sleep(Duration.ofNanos(moment - now));
        }
    }
}
