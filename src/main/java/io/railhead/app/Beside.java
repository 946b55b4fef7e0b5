package io.railhead.app;

import io.railhead.app.checks.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does things beside each other, so that all take as long as the slowest, and keeps their order. */
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

    /** Returns when all have ended; what the first of them throws that fails, in this order, is thrown here. */
    static void all(Runnable... steps) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("start-", 1).factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable step : steps) {
                running.add(threads.submit(step));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", hurried);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException("a step failed", failed.getCause());
        }
    }
}
