package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import io.railhead.cli.Cli;
import io.railhead.proving.Bench;
import io.railhead.proving.faults.Faults;
import io.railhead.proving.simulation.Simulate;
import io.railhead.signing.KeysUnusable;
import java.util.Arrays;
import java.util.List;

/**
 * The program's one entry. Not a {@code @QuarkusMain}: with that annotation anywhere Camel would not start by
 * itself, and the embedded parts have to be up before Quarkus looks for a database.
 */
public final class Main {
    private static final int REFUSED = 1;
    private static final int WRONG_USE = 2;

    private static final String DEMO_USAGE = """
            Usage: railhead demo [--data DIR] [--port N] [--fresh --yes] [--routes DIR]
                                 [--simulator inside|none] [--gateway inside|none] [--join NODE]
            Starts everything on this machine: database, broker, gateway and the simulated schemes.
            With --simulator none these are for another process, and DIR/simulator/settings.properties has
            all that it needs. With --gateway none everything but the gateway is started. With --join NODE a
            gateway of that name is started alone, and works beside others on what runs on DIR.
            Example: railhead demo --data /tmp/railhead --port 8081""";

    private Main() {}

    /** Something that starts; may go on after it returned. */
    private interface Verb {
        /** False when it was refused and has said why. */
        boolean run(String[] arguments) throws Exception;
    }

    /** The verb comes first; the launcher sees to that. */
    public static void main(String[] args) {
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "demo" -> run(rest, DEMO_USAGE, Main::demo);
            case "start" -> run(rest, StartOptions.USAGE, all -> new Start(StartOptions.parse(all)).run());
            case "doctor" ->
                System.exit(
                        run(rest, StartOptions.USAGE, all -> new Doctor(StartOptions.parse(all)).run()) ? 0 : REFUSED);
            case "bench" -> System.exit(Bench.run(rest, System.out, System.err));
            case "faults" -> System.exit(Faults.run(rest, System.out, System.err));
            case "simulate" -> System.exit(Simulate.run(rest, System.out, System.err));
            default -> System.exit(Cli.run(args));
        }
    }

    private static boolean demo(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        String join = options.join();
        if (join == null) {
            new Demo(options).run();
        } else {
            new JoiningGateway(options, join).run();
        }
        return true;
    }

    private static boolean run(String[] arguments, String usage, Verb verb) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(usage);
            return true;
        }
        try {
            if (verb.run(arguments)) {
                return true;
            }
        } catch (Options.WrongUse wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USE);
        } catch (Refusal | KeysUnusable refusal) {
            System.err.println("Railhead does not start: " + refusal.getMessage());
        } catch (Exception | LinkageError defect) {
            // Told too: the log opens with the gateway, and what it was given before would be gone with this program.
            System.err.println("Railhead does not start: " + defect);
            System.getLogger(Main.class.getName()).log(System.Logger.Level.ERROR, "Railhead does not start", defect);
        }
        // Threads of what did start would keep a half-started program alive.
        System.exit(REFUSED);
        return false;
    }
}
