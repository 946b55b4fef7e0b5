package io.railhead.app;

import io.railhead.app.checks.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs checks beside each other, so that all take as long as the slowest, and keeps their order. */
final class Beside {
    private Beside() {}

    static List<Finding> run(List<Supplier<List<Finding>>> checks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Finding>>> running =
                    checks.stream().map(check -> threads.submit(check::get)).toList();
            List<Finding> findings = new ArrayList<>();
            for (Future<List<Finding>> each : running) {
                findings.addAll(each.get());
            }
            return findings.stream().distinct().toList();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking", hurried);
        } catch (ExecutionException defect) {
            throw new IllegalStateException("a check failed instead of finding", defect.getCause());
        }
    }
}
