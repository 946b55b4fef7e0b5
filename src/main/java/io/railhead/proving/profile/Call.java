package io.railhead.proving.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A call with all that was called from it, and the processor time of both together. Not thread-safe. */
final class Call {
    private final String label;
    private final boolean ours;
    private final Map<String, Call> inner = new LinkedHashMap<>();
    private long nanos;

    private Call(String label, boolean ours) {
        this.label = label;
        this.ours = ours;
    }

    /** All stacks as one tree: below its root the threads, below those their outermost calls. */
    static Call treeOf(List<Stack> stacks) {
        Call root = new Call("all threads", false);
        for (Stack stack : stacks) {
            root.nanos += stack.nanos();
            Call call = root.inner(stack.thread(), false, stack.nanos());
            for (Frame frame : stack.frames()) {
                call = call.inner(frame.label(), frame.isOurs(), stack.nanos());
            }
        }
        return root;
    }

    private Call inner(String name, boolean isOurs, long more) {
        Call call = inner.computeIfAbsent(name, _ -> new Call(name, isOurs));
        call.nanos += more;
        return call;
    }

    String label() {
        return label;
    }

    boolean isOurs() {
        return ours;
    }

    long nanos() {
        return nanos;
    }

    /** Those with at least so much time, the most first. */
    List<Call> innerFrom(long least) {
        List<Call> calls = new ArrayList<>(inner.values());
        calls.removeIf(call -> call.nanos < least);
        calls.sort(Comparator.comparingLong(Call::nanos).reversed());
        return calls;
    }
}
