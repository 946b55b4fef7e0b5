package io.railhead.app.checks;

import java.util.List;

/** Whether the heap has room for the largest files that are taken. */
public final class HeapCheck {
    /** A file of 100,000 payments went through with {@code -Xmx512m}, of which a collector keeps some for itself. */
    private static final long LEAST_MEBIBYTES = 400;

    private final long mostBytes;

    /** @param mostBytes how large the heap may become, as {@link Runtime#maxMemory} says it */
    public HeapCheck(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    public List<Finding> run() {
        long mebibytes = mostBytes >> 20;
        String found = mebibytes + " MiB at most";
        return List.of(
                mebibytes < LEAST_MEBIBYTES
                        ? Finding.warn(Fault.HEAP, "heap", found, "RAILHEAD_JAVA_OPTS=-Xmx1g or more")
                        : Finding.pass(Fault.HEAP, "heap", found));
    }
}
