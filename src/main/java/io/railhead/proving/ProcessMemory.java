package io.railhead.proving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process keeps in memory, as Linux says it in {@code /proc/PID/status}: heap, code, threads and whatever
 * libraries took, shared pages included.
 *
 * @param residentKb at this moment ({@code VmRSS}), in units of 1024 bytes
 * @param mostKb the most it ever was ({@code VmHWM}), likewise
 */
record ProcessMemory(long residentKb, long mostKb) {
    private static final double A_MEGABYTE = 1024;

    static ProcessMemory of(long pid) throws IOException {
        return of(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
    }

    static ProcessMemory of(List<String> status) {
        return new ProcessMemory(field(status, "VmRSS:"), field(status, "VmHWM:"));
    }

    /** In MiB. */
    double residentMb() {
        return residentKb / A_MEGABYTE;
    }

    /** In MiB. */
    double mostMb() {
        return mostKb / A_MEGABYTE;
    }

    /** Zero where the kernel does not say: a process that is ending has given its memory back. */
    private static long field(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
