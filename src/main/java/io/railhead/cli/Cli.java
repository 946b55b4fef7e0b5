package io.railhead.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The verbs of the launcher that speak to a running gateway, or read files by themselves. */
public final class Cli {
    /** Done, and nothing was refused. */
    static final int FINE = 0;

    /** The gateway or the payment's scheme said no, or nobody answered. */
    static final int REFUSED = 1;

    private Cli() {}

    /**
     * Runs one verb in this process.
     *
     * @param args the verb and its options, as the launcher got them
     * @return the exit status: 0 fine, 1 refused or failed, 2 wrong use
     */
    public static int run(String[] args) {
        return run(Terminal.ofProcess(), args);
    }

    static int run(Terminal terminal, String... args) {
        return verbs(terminal)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Instant.class, Cli::moment)
                // A reference may begin with @; it never names a file of arguments.
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((defect, command, parsed) -> tell(defect, terminal.err()))
                .execute(args);
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new TypeConversionException("'" + text + "' is no moment; write it like 2026-01-31T09:00:00Z");
        }
    }

    private static CommandLine verbs(Terminal terminal) {
        CommandLine verbs = new CommandLine(new Railhead())
                .addSubcommand(new TokenCommand(terminal))
                .addSubcommand(new PayCommand(terminal))
                .addSubcommand(new CommandLine(new Payments())
                        .addSubcommand(new ListPayments(terminal))
                        .addSubcommand(new ShowPayment(terminal))
                        .addSubcommand(new WatchPayments(terminal)))
                .addSubcommand(new CommandLine(new Files())
                        .addSubcommand(new SendFile(terminal))
                        .addSubcommand(new ListFiles(terminal))
                        .addSubcommand(new ShowFile(terminal)))
                .addSubcommand(new CommandLine(new Message())
                        .addSubcommand(new ShowMessage(terminal))
                        .addSubcommand(new ValidateMessage(terminal))
                        .addSubcommand(new DiffMessages(terminal))
                        .addSubcommand(new NewMessage(terminal))
                        .addSubcommand(new SignMessage(terminal, System::getenv))
                        .addSubcommand(new VerifyMessage(terminal)))
                .addSubcommand(new CommandLine(new Schemes())
                        .addSubcommand(new ListSchemes(terminal))
                        .addSubcommand(new ShowScheme(terminal))
                        .addSubcommand(new TestScheme(terminal)))
                .addSubcommand(new CommandLine(new Reference())
                        .addSubcommand(new ListReference(terminal))
                        .addSubcommand(new ShowReference(terminal))
                        .addSubcommand(new ImportReference(terminal)));
        addHelp(verbs);
        return verbs;
    }

    private static void addHelp(CommandLine verb) {
        verb.getCommandSpec()
                .addOption(OptionSpec.builder("--help")
                        .usageHelp(true)
                        .description("Shows this help.")
                        .build());
        verb.getSubcommands().values().forEach(Cli::addHelp);
    }

    private static int tell(Exception defect, PrintWriter err) {
        err.println("This is a defect in railhead, please report it:");
        defect.printStackTrace(err);
        return REFUSED;
    }

    // A verb that needs another word after it: alone it is wrong use, which picocli tells.

    @Command(
            name = "railhead",
            description = "Talks to a running gateway; start one with: railhead demo",
            synopsisSubcommandLabel = "VERB")
    private static final class Railhead {}

    @Command(
            name = "payments",
            description = "Lists, shows and watches payments.",
            synopsisSubcommandLabel = "(list | show | watch)",
            footer = {"", "Example: railhead payments list --state unresolved"})
    private static final class Payments {}

    @Command(
            name = "files",
            description = "Sends files of payments, and lists and shows those that were taken in.",
            synopsisSubcommandLabel = "(send | list | show)",
            footer = {"", "Example: railhead files send wages.csv --wait"})
    private static final class Files {}

    @Command(
            name = "scheme",
            description = "Lists, shows and tests scheme packs; needs no running gateway.",
            synopsisSubcommandLabel = "(list | show | test)",
            footer = {"", "Example: railhead scheme show uk-fps"})
    private static final class Schemes {}

    @Command(
            name = "reference",
            description = "Lists, shows and imports reference data; needs no running gateway.",
            synopsisSubcommandLabel = "(list | show | import)",
            footer = {"", "Example: railhead reference show currencies JPY"})
    private static final class Reference {}

    @Command(
            name = "message",
            description = "Reads and makes messages of ISO 20022; needs no running gateway.",
            synopsisSubcommandLabel = "(show | validate | diff | new | sign | verify)",
            footer = {"", "Example: railhead message show payment.xml"})
    private static final class Message {}
}
