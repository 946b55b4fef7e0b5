package io.railhead.proving.limits;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same several times at once and adds up what each achieved. */
final class Together {
    private Together() {}

    static double sum(int times, Callable<Double> each) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<Double>> rates = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                rates.add(threads.submit(each));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } catch (ExecutionException failed) {
            throw new IOException("a limit could not be measured: " + failed.getCause(), failed);
        }
    }
}
