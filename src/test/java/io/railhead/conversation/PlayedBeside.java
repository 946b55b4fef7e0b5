package io.railhead.conversation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Plays conversations one after the other in a demo of its own, while its maker does other things: most of the time a
 * conversation waits for a scheme's clock. What one of them counts is what happened in this demo alone.
 */
final class PlayedBeside implements AutoCloseable {
    private final Map<Script, CompletableFuture<Set<String>>> plays = new LinkedHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().name("conversations-beside").unstarted(this::playAll);

    private PlayedBeside(List<Script> scripts) {
        scripts.forEach(script -> plays.put(script, new CompletableFuture<>()));
    }

    /** Begins at once; without scripts no demo is started. */
    static PlayedBeside begin(List<Script> scripts) {
        PlayedBeside begun = new PlayedBeside(scripts);
        if (!scripts.isEmpty()) {
            begun.thread.start();
        }
        return begun;
    }

    private void playAll() {
        try (RunningRailhead railhead = RunningRailhead.start("beside")) {
            plays.forEach((script, play) -> play(script, play, railhead));
        } catch (RuntimeException | Error failed) {
            plays.values().forEach(play -> play.completeExceptionally(failed));
        }
    }

    private static void play(Script script, CompletableFuture<Set<String>> play, RunningRailhead railhead) {
        try {
            play.complete(Conversation.play(script, railhead));
        } catch (RuntimeException | Error failed) {
            play.completeExceptionally(failed);
            rest();
        }
    }

    /** What a failed one left under way must not be counted to the next one. */
    static void rest() {
        try {
            Thread.sleep(Duration.ofSeconds(2));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until it has been played.
     *
     * @return the cells of the state machine that it entered
     * @throws AssertionError as playing it threw it
     */
    Set<String> entered(Script script) throws InterruptedException {
        try {
            return Objects.requireNonNull(plays.get(script)).get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionError wrong) {
                throw wrong;
            }
            throw new AssertionError(script + " could not be played: " + failed.getCause(), failed.getCause());
        }
    }

    /** Waits until its demo has stopped in order. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
