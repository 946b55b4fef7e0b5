package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pay}: one payment, asked for once however often it is repeated with the same key. */
@Command(
        name = "pay",
        description = "Asks for one payment.",
        sortOptions = false,
        footer = {
            "",
            "Exit status 1 when it was refused, or ended without money moving; 0 also when its outcome is still open.",
            "Example: railhead pay --amount 10.00 --currency GBP --debtor-name 'Acme Ltd' \\",
            "           --debtor-account 202959-63748472 --creditor-name 'Ada Example' \\",
            "           --creditor-account GB29NWBK60161331926819 --wait 10"
        })
final class PayCommand extends GatewayCommand {
    @Option(names = "--amount", paramLabel = "10.00", required = true, description = "How much.")
    private String amount = "";

    @Option(names = "--currency", paramLabel = "GBP", required = true, description = "Of which currency.")
    private String currency = "";

    @Option(names = "--debtor-name", paramLabel = "NAME", required = true, description = "Who pays.")
    private String debtorName = "";

    @Option(
            names = "--debtor-account",
            paramLabel = "ACCOUNT",
            required = true,
            converter = AccountText.Reader.class,
            description = "From which account: an IBAN, or 202959-63748472.")
    private @Nullable AccountText debtorAccount;

    @Option(names = "--creditor-name", paramLabel = "NAME", required = true, description = "Who is paid.")
    private String creditorName = "";

    @Option(
            names = "--creditor-account",
            paramLabel = "ACCOUNT",
            required = true,
            converter = AccountText.Reader.class,
            description = "To which account: an IBAN, or 202959-63748472.")
    private @Nullable AccountText creditorAccount;

    @Option(names = "--reference", paramLabel = "TEXT", description = "What the payee reads.")
    private @Nullable String reference;

    @Option(names = "--end-to-end-id", paramLabel = "ID", description = "Your own name of it.")
    private @Nullable String endToEndId;

    @Option(names = "--scheme", paramLabel = "NAME", description = "Like uk-fps; else chosen by the gateway.")
    private @Nullable String scheme;

    @Option(names = "--key", paramLabel = "KEY", description = "Idempotency key (default: a new one).")
    private @Nullable String key;

    @Option(
            names = "--wait",
            paramLabel = "N",
            defaultValue = "0",
            converter = Bounded.Wait.class,
            description = "Seconds to wait for the final outcome, up to 30.")
    private int wait;

    PayCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Gateway gateway, Report report) {
        String used = key != null ? key : UUID.randomUUID().toString();
        return switch (gateway.pay(instruction(), used, Duration.ofSeconds(wait))) {
            case Reply.Answered answered -> told(answered.body(), report);
            case Reply.No no -> {
                int status = report.no(no);
                if (mayRepeat(no)) {
                    report.say("Repeat it safely, the same in every option, with: --key " + used);
                }
                yield status;
            }
        };
    }

    private static int told(JsonNode payment, Report report) {
        if (report.json()) {
            report.document(payment);
        } else {
            report.lines(PaymentText.block(payment));
        }
        return PaymentText.endedUnpaid(payment) ? Cli.REFUSED : Cli.FINE;
    }

    /** Where the payment may have been taken in, or will be another time, the same key keeps it single. */
    private static boolean mayRepeat(Reply.No no) {
        return switch (no) {
            case Reply.Refused refused -> refused.problem().path("retryable").asBoolean();
            case Reply.Lost lost -> lost.perhapsDone();
        };
    }

    private ObjectNode instruction() {
        ObjectNode instruction = JsonNodeFactory.instance.objectNode();
        instruction.putObject("amount").put("currency", currency).put("value", amount);
        party(instruction.putObject("debtor"), debtorName, debtorAccount);
        party(instruction.putObject("creditor"), creditorName, creditorAccount);
        put(instruction, "endToEndId", endToEndId);
        put(instruction, "reference", reference);
        put(instruction, "scheme", scheme);
        return instruction;
    }

    private static void party(ObjectNode party, String name, @Nullable AccountText account) {
        party.put("name", name);
        if (account != null) {
            party.set("account", account.json());
        }
    }

    private static void put(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }
}
