package io.railhead.proving.profile;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real JVM, this one, writes down what one of its threads does. */
class RecordingTest {
    @TempDir
    Path folder;

    private volatile double result;

    /** Until it has used so much processor time itself, however busy the machine is with other things. */
    private void work(Duration processorTime) {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long until = threads.getCurrentThreadCpuTime() + processorTime.toNanos();
        while (threads.getCurrentThreadCpuTime() < until) {
            for (int i = 1; i < 10_000; i++) {
                result += Math.sqrt(i);
            }
        }
    }

    @Test
    void whatAThreadDoesIsSeenUnderItsNameAndCanBeRecordedAgain() throws Exception {
        for (int round = 0; round < 2; round++) {
            Recording recording = Recording.begin(ProcessHandle.current().pid());
            Thread busy = Thread.ofPlatform().name("busy-7").start(() -> work(Duration.ofMillis(600)));
            busy.join();
            Profile profile = recording.end(folder.resolve("recording.jfr"));

            Duration seen = Duration.ofNanos(profile.stacks().stream()
                    .filter(stack -> stack.thread().equals("busy-N"))
                    .filter(stack -> stack.frames().stream()
                            .anyMatch(frame -> frame.label().equals("RecordingTest.work")))
                    .mapToLong(Stack::nanos)
                    .sum());
            assertTrue(
                    seen.compareTo(Duration.ofMillis(300)) > 0 && seen.compareTo(Duration.ofMillis(900)) < 0,
                    "seen: " + seen);
        }
    }

    @Test
    void aProcessThatIsNoJvmIsToldAsSuch() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            String refused = String.valueOf(assertThrows(IOException.class, () -> Recording.begin(other.pid()))
                    .getMessage());
            String told = "process " + other.pid() + " records nothing: ";
            assertTrue(refused.startsWith(told) && refused.length() > told.length(), refused);
        } finally {
            other.destroyForcibly();
        }
    }
}
