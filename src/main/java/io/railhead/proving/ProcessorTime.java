package io.railhead.proving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Processor time as Linux accounts it, in clock ticks of 10 ms: of processes with their ended children, of the
 * threads of one process by name, and of the whole machine.
 */
final class ProcessorTime {
    static final int MILLIS_A_TICK = 10;

    /** Fields of {@code /proc/PID/stat} after the name, counted from 0 (see proc_pid_stat(5)). */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    private static final Path PROC = Path.of("/proc");

    private ProcessorTime() {}

    /** Ticks of one process alone. */
    static long of(long pid) {
        String[] fields = fields(PROC.resolve(Long.toString(pid)).resolve("stat"));
        return ticks(fields, USER) + ticks(fields, SYSTEM);
    }

    /** Ticks of a process and of all that descend from it, whether they live or have ended. */
    static long ofTree(long pid) {
        Map<Long, String[]> all = processes();
        long sum = 0;
        for (Map.Entry<Long, String[]> each : all.entrySet()) {
            if (descends(each.getKey(), pid, all)) {
                String[] fields = each.getValue();
                sum += ticks(fields, USER)
                        + ticks(fields, SYSTEM)
                        + ticks(fields, CHILDREN_USER)
                        + ticks(fields, CHILDREN_SYSTEM);
            }
        }
        return sum;
    }

    /** Ticks of a process by name of thread; numbers in names are left out, so that pools count as one. */
    static Map<String, Long> byThread(long pid) {
        Map<String, Long> sums = new TreeMap<>();
        for (Path task : list(PROC.resolve(Long.toString(pid)).resolve("task"))) {
            String stat = text(task.resolve("stat"));
            if (!stat.isEmpty()) {
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                String[] fields = fields(stat);
                sums.merge(name.replaceAll("[0-9]+", "N"), ticks(fields, USER) + ticks(fields, SYSTEM), Long::sum);
            }
        }
        return sums;
    }

    /** Ticks that the whole machine was busy, whoever was. */
    static long ofMachine() {
        String[] counters =
                text(PROC.resolve("stat")).split("\n", 2)[0].replace("  ", " ").split(" ", -1);
        long sum = 0;
        // user, nice, system, then idle and waiting, which are no work, then interrupts, and what the host took.
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            sum += Long.parseLong(counters[i]);
        }
        return sum;
    }

    private static boolean descends(long pid, long ancestor, Map<Long, String[]> all) {
        long at = pid;
        while (at > 1) {
            if (at == ancestor) {
                return true;
            }
            String[] fields = all.get(at);
            at = fields == null ? 0 : Long.parseLong(fields[PARENT]);
        }
        return false;
    }

    private static Map<Long, String[]> processes() {
        Map<Long, String[]> all = new HashMap<>();
        for (Path entry : list(PROC)) {
            String name = entry.getFileName().toString();
            if (Character.isDigit(name.charAt(0))) {
                String stat = text(entry.resolve("stat"));
                if (!stat.isEmpty()) {
                    all.put(Long.parseLong(name), fields(stat));
                }
            }
        }
        return all;
    }

    private static String[] fields(Path stat) {
        String text = text(stat);
        if (text.isEmpty()) {
            throw new IllegalStateException("process gone: " + stat);
        }
        return fields(text);
    }

    /** The name may hold blanks and brackets, so counting begins behind its last bracket. */
    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).trim().split(" ", -1);
    }

    private static long ticks(String[] fields, int field) {
        return Long.parseLong(fields[field]);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException gone) {
            return List.of();
        } catch (UncheckedIOException gone) {
            return List.of();
        }
    }

    /** Empty when the process or thread has ended meanwhile. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
