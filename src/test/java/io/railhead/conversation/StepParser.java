package io.railhead.conversation;

import io.railhead.conversation.PaymentSpec.Bearer;
import io.railhead.conversation.Step.FileFlaw;
import io.railhead.conversation.Step.FileSpec;
import io.railhead.conversation.Step.Parcel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands one statement. */
final class StepParser {
    private static final Map<String, FileFlaw> FLAWS = Map.of(
            "truncated", FileFlaw.TRUNCATED,
            "with-doctype", FileFlaw.DOCTYPE,
            "in-utf-16", FileFlaw.UTF16,
            "with-wrong-count", FileFlaw.WRONG_COUNT,
            "with-wrong-sum", FileFlaw.WRONG_SUM);

    private StepParser() {}

    static Step parse(Words words) {
        Step step = switch (words.text("a verb")) {
            case "send" -> new Step.Send(PaymentParser.parse(words.name("a name for the payment"), words));
            case "refuse" -> refuse(words);
            case "repeat" -> repeat(words);
            case "duplicate" -> new Step.Duplicate(words.name("the payment"), times(words));
            case "get" -> call("GET", words);
            case "post" -> call("POST", words);
            case "expect" -> new Step.Expect(ExpectationParser.parse(words));
            case "wait" -> {
                Duration atMost = seconds(words);
                words.need("until");
                yield new Step.Wait(atMost, ExpectationParser.parse(words));
            }
            case "watch" -> {
                Duration time = seconds(words);
                words.need("that");
                yield new Step.Watch(time, ExpectationParser.parse(words));
            }
            case "crash" -> new Step.Crash();
            case "stop" -> new Step.Stop();
            case "restart" -> new Step.Restart();
            case "link" -> linkSwitch(words);
            case "drop" -> new Step.Drop(file(words));
            case "litter" -> litter(words);
            case "inject" -> inject(words);
            default -> throw new ScriptError("there is no such verb");
        };
        words.end();
        return step;
    }

    private static Step refuse(Words words) {
        int status = words.number("an HTTP status");
        String problem = words.text("a problem code");
        Step.Place place = place(words);
        words.need("when");
        return new Step.Refuse(status, problem, place, PaymentParser.parse("refused", words));
    }

    static Step.@Nullable Place place(Words words) {
        return words.take("at")
                ? new Step.Place(words.text("a JSON pointer"), words.text("the code of the field"))
                : null;
    }

    private static Step repeat(Words words) {
        String name = words.name("the payment");
        return new Step.Repeat(name, PaymentParser.parse(name, words));
    }

    private static int times(Words words) {
        words.need("times");
        return words.number("how often");
    }

    private static Step call(String method, Words words) {
        String path = words.text("a path");
        Bearer bearer = PaymentParser.bearer(words);
        return new Step.Call(method, path, bearer == null ? new Bearer.Own() : bearer);
    }

    private static Duration seconds(Words words) {
        if (!words.nextIs("\\d+s")) {
            throw words.expected("seconds, like 10s,");
        }
        String text = words.text("seconds");
        return Duration.ofSeconds(Long.parseLong(text, 0, text.length() - 1, 10));
    }

    private static Step linkSwitch(Words words) {
        String link = words.text("a link");
        boolean start = words.take("start");
        if (!start) {
            words.need("stop");
        }
        return new Step.LinkSwitch(link, start);
    }

    private static FileSpec file(Words words) {
        String name = words.name("a name for the file");
        if (words.take("same", "as")) {
            return new FileSpec(name, List.of(), FileFlaw.NONE, words.name("the earlier file"));
        }
        FileFlaw flaw = FileFlaw.NONE;
        while (!words.isEmpty() && !words.nextIs("block")) {
            FileFlaw named = FLAWS.get(words.text("a flaw"));
            if (named == null) {
                throw new ScriptError("a file can be " + String.join(", ", FLAWS.keySet()));
            }
            flaw = named;
        }
        List<Step.Block> blocks = new ArrayList<>();
        while (words.take("block")) {
            blocks.add(block(words));
        }
        return new FileSpec(name, blocks, flaw, null);
    }

    private static Step.Block block(Words words) {
        words.need("from");
        String from = words.text("an IBAN");
        int days = words.take("in") ? words.number("days") : words.take("yesterday") ? -1 : 0;
        words.take("days");
        List<Step.Item> items = new ArrayList<>();
        while (words.nextIs("[A-Z]{3}")) {
            String currency = words.text("a currency");
            String amount = words.text("an amount");
            words.need("to");
            String to = words.text("an IBAN");
            String reference = words.take("reference") ? words.name("a reference") : null;
            int times = words.take("times") ? words.number("how often") : 1;
            for (int i = 0; i < times; i++) {
                items.add(new Step.Item(currency, amount, to, reference));
            }
        }
        if (items.isEmpty()) {
            throw words.expected("a payment like GBP 10.00 to IBAN");
        }
        return new Step.Block(from, days, items);
    }

    private static Step litter(Words words) {
        String name = words.name("a name");
        boolean directory = words.take("directory");
        if (!directory) {
            words.need("symlink");
        }
        return new Step.Litter(name, directory);
    }

    private static Step inject(Words words) {
        String link = words.text("a link");
        Parcel parcel = switch (words.text("text, object, bytes, zeros or answer")) {
            case "text" -> new Parcel.Text(words.name("the text"));
            case "object" -> new Parcel.ObjectMessage(words.name("the content"));
            case "bytes" -> {
                String text = words.name("the text");
                yield new Parcel.Bytes(text, words.take("in") ? words.text("a character set") : "UTF-8");
            }
            case "zeros" -> new Parcel.Zeros(words.number("how many"));
            case "answer" -> {
                words.need("of");
                String payment = words.name("the payment");
                yield new Parcel.AnswerOf(payment, words.take("cut") ? words.number("how many bytes") : 0);
            }
            default -> throw new ScriptError("inject text, object, bytes, zeros or answer of a payment");
        };
        return new Step.Inject(link, parcel);
    }
}
