package io.railhead.proving;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How long one file takes, from its drop into the inbox to the last final status. */
final class FileMeasurement {
    private final Site site;
    private final Profiling profiling;
    private final InstantSource clock;
    private final Consumer<String> progress;

    FileMeasurement(Site site, Profiling profiling, InstantSource clock, Consumer<String> progress) {
        this.site = site;
        this.profiling = profiling;
        this.clock = clock;
        this.progress = progress;
    }

    Result run(int payments) throws IOException, InterruptedException {
        Instant began = clock.instant();
        SchemeBooks before = BothBooks.scheme(site.books(Measurement.LINK));
        Instructions items = new Instructions(Measurement.name(began) + "F");
        CreditTransferFile file = new CreditTransferFile(items, payments, began);
        progress.accept("Measuring a file of %d payments ...".formatted(payments));
        profiling.begin();
        CpuReading first = CpuReading.of(site);
        Instant dropped = file.dropInto(site.inbox(), clock);
        BothBooks.awaitBooked(site, before, payments);
        CpuReading last = CpuReading.of(site);
        profiling.end(first, last);
        ProcessMemory memory = ProcessMemory.of(site.gatewayPid());
        BothBooks books = BothBooks.settled(site.books(Measurement.LINK), dropped, before, items.endToEndIds(payments));
        double[] latencies = books.gateway().finals().stream()
                .mapToDouble(end -> end - dropped.toEpochMilli())
                .sorted()
                .toArray();
        double seconds = latencies.length == 0 ? Double.NaN : latencies[latencies.length - 1] / 1e3;
        List<double[]> ends = books.gateway().finals().stream()
                .map(end -> end - dropped.toEpochMilli())
                .map(latency -> new double[] {latency / 1e3, latency})
                .toList();
        return new Result(
                "file of " + payments,
                seconds,
                null,
                latencies.length,
                books.perSecondSince(dropped),
                Result.Latency.of(latencies),
                Result.Cpu.between(first, last),
                memory,
                // The last second is one that the file did not fill.
                Timeline.of(ends, (int) Math.ceil(seconds)),
                List.of(),
                payments,
                Map.of(),
                books.gateway().settled().size(),
                books.lost(),
                books.doubled(),
                books.sumsEqual());
    }
}
