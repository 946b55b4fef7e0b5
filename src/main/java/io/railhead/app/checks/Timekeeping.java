package io.railhead.app.checks;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Whether the kernel believes its clock, which is what chrony, ntpd and timesyncd all tell it. Asked by
 * {@code adjtimex(2)} with nothing to change, so that no program need be installed.
 */
final class Timekeeping {
    /** More than {@code struct timex} takes on any Linux. */
    private static final long ROOM = 256;
    /** The clock is not synchronised: TIME_ERROR in the manual page. */
    private static final int NOT_SYNCHRONISED = 5;

    private Timekeeping() {}

    static Finding look() {
        int state = state();
        if (state < 0) {
            return Finding.ask(
                    Fault.TIME_SYNC, "clock", "this system does not tell", "Is a time service running and in step?");
        }
        return state == NOT_SYNCHRONISED
                ? Finding.warn(
                        Fault.TIME_SYNC,
                        "clock",
                        "the kernel says that nothing keeps it in step",
                        "Run chrony or another time service; in a container, on its host")
                : Finding.pass(Fault.TIME_SYNC, "clock", "kept in step by a time service");
    }

    @SuppressWarnings("restricted")
    private static int state() {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle adjtimex = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("adjtimex"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            MemorySegment nothingToChange = arena.allocate(ROOM, 8);
            return (int) adjtimex.invokeExact(nothingToChange);
        } catch (Throwable notHere) {
            // Not Linux, or forbidden: the handle declares everything.
            return -1;
        }
    }
}
