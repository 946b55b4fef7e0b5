package io.railhead.proving.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a recording.
 *
 * @param stacks in no order
 * @param losses what the JVM had to drop meanwhile, in no order
 */
public record Profile(List<Stack> stacks, List<Loss> losses) {
    static final String SAMPLE = "jdk.CPUTimeSample";
    static final String LOST = "jdk.CPUTimeSamplesLost";

    public Profile {
        stacks = List.copyOf(stacks);
        losses = List.copyOf(losses);
    }

    /** So many samples that the JVM dropped, as it said at that moment. */
    record Loss(Instant at, long samples) {}

    /** @throws IOException when the file is not a whole recording */
    static Profile read(Path recording) throws IOException {
        List<Stack> stacks = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                String name = event.getEventType().getName();
                if (name.equals(SAMPLE)) {
                    stacks.add(stack(event));
                } else if (name.equals(LOST)) {
                    losses.add(new Loss(event.getStartTime(), event.getLong("lostSamples")));
                }
            }
        }
        return new Profile(stacks, losses);
    }

    /** What was taken from one moment up to another. */
    public Profile between(Instant from, Instant until) {
        return new Profile(
                stacks.stream()
                        .filter(stack -> isBetween(stack.at(), from, until))
                        .toList(),
                losses.stream()
                        .filter(loss -> isBetween(loss.at(), from, until))
                        .toList());
    }

    private static boolean isBetween(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    long lost() {
        return losses.stream().mapToLong(Loss::samples).sum();
    }

    Duration processorTime() {
        return Duration.ofNanos(stacks.stream().mapToLong(Stack::nanos).sum());
    }

    private static Stack stack(RecordedEvent event) {
        return new Stack(
                event.getStartTime(),
                name(event.getValue("eventThread")),
                frames(event.getStackTrace()),
                event.getDuration("samplingPeriod").toNanos());
    }

    private static String name(@Nullable RecordedThread thread) {
        String name = thread == null ? null : thread.getJavaName();
        return name == null || name.isBlank() ? "virtual threads" : name.replaceAll("[0-9]+", "N");
    }

    private static List<Frame> frames(@Nullable RecordedStackTrace trace) {
        List<Frame> outwards = new ArrayList<>();
        if (trace != null) {
            for (RecordedFrame frame : trace.getFrames()) {
                RecordedMethod method = frame.getMethod();
                outwards.add(new Frame(method.getType().getName(), method.getName()));
            }
        }
        return outwards.reversed();
    }
}
