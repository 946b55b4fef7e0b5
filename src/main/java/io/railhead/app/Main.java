package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import io.railhead.cli.Cli;
import io.railhead.proving.Bench;
import java.util.Arrays;

/**
 * The program's one entry. Not a {@code @QuarkusMain}: with that annotation anywhere Camel would not start by
 * itself, and the embedded parts have to be up before Quarkus looks for a database.
 */
public final class Main {
    private static final int REFUSED = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    /** The verb comes first; the launcher sees to that. */
    public static void main(String[] args) {
        if (args.length > 0 && "demo".equals(args[0])) {
            demo(Arrays.copyOfRange(args, 1, args.length));
        } else if (args.length > 0 && "bench".equals(args[0])) {
            System.exit(Bench.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err));
        } else {
            System.exit(Cli.run(args));
        }
    }

    private static void demo(String[] args) {
        if (Arrays.asList(args).contains("--help")) {
            System.out.println("""
                    Usage: railhead demo [--data DIR] [--port N] [--fresh --yes] [--routes DIR]
                                         [--simulator inside|none]
                    Starts everything on this machine: database, broker, gateway and the simulated schemes.
                    With --simulator none these are for another process, and DIR/simulator/settings.properties has
                    all that it needs.
                    Example: railhead demo --data /tmp/railhead --port 8081""");
            return;
        }
        try {
            new Demo(Options.parse(args)).run();
        } catch (Options.WrongUse wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USE);
        } catch (Refusal refusal) {
            System.err.println("Railhead does not start: " + refusal.getMessage());
            System.exit(REFUSED);
        } catch (Exception | LinkageError defect) {
            // Threads of what did start would keep a half-started program alive.
            System.getLogger(Main.class.getName()).log(System.Logger.Level.ERROR, "Railhead does not start", defect);
            System.exit(REFUSED);
        }
    }
}
