package io.railhead.conversation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands what a conversation expects. */
final class ExpectationParser {
    private ExpectationParser() {}

    static Expectation parse(Words words) {
        Expectation found = words.nextIsQuoted()
                ? ofPayment(words.name("a payment"), words)
                : words.nextIs("\\d{3}")
                        ? status(words)
                        : words.nextIs("/.*")
                                ? new Expectation.AnswerField(words.text("a JSON pointer"), Match.parse(words))
                                : other(words);
        words.end();
        return found;
    }

    private static Expectation status(Words words) {
        int status = words.number("an HTTP status");
        Set<String> said = words.isEmpty() || words.nextIs("at")
                ? null
                : Match.alternatives(words.word("a state or a problem code"));
        String certainty = words.isEmpty() || words.nextIs("at") ? null : words.text("a certainty");
        return new Expectation.Status(status, said, certainty, StepParser.place(words));
    }

    private static Expectation ofPayment(String name, Words words) {
        if (words.take("is")) {
            Set<String> states = Match.alternatives(words.word("a state"));
            return new Expectation.InState(name, states, words.isEmpty() ? null : words.text("a certainty"));
        }
        if (words.nextIs("/.*")) {
            return new Expectation.PaymentField(name, words.text("a JSON pointer"), Match.parse(words));
        }
        if (words.take("listed")) {
            return new Expectation.Listed(name, words.number("how often"));
        }
        boolean no = words.take("no");
        boolean once = !no && words.take("once");
        words.need("event");
        String event = words.text("an event");
        String pointer = words.isEmpty() ? null : words.text("a JSON pointer");
        Match match = pointer == null ? null : Match.parse(words);
        return new Expectation.Event(name, event, no ? 0 : once ? 1 : -1, pointer, match);
    }

    private static Expectation other(Words words) {
        return switch (words.text("what is expected")) {
            case "header" -> new Expectation.Header(words.text("a header"), Match.parse(words));
            case "no" -> {
                words.need("header");
                yield new Expectation.Header(words.text("a header"), new Match(Match.How.ABSENT, Set.of()));
            }
            case "same" -> {
                words.need("answer");
                words.need("as");
                yield new Expectation.SameAnswer(words.name("a payment"));
            }
            case "nothing" -> {
                words.need("of");
                yield new Expectation.Listed(words.name("a payment"), 0);
            }
            case "ledger" -> ledger(words);
            case "parked" -> parked(words);
            case "alarmed" -> alarmed(words);
            case "link" -> link(words);
            case "file" -> file(words);
            case "report" -> report(words, false);
            case "some" -> {
                words.need("report");
                yield report(words, true);
            }
            default -> throw new ScriptError("nobody knows how to expect that");
        };
    }

    private static Expectation ledger(Words words) {
        String link = words.text("a link");
        String book = words.text("settled, rejected or doubled");
        if (!Set.of("settled", "rejected", "doubled").contains(book)) {
            throw new ScriptError("the ledger has settled, rejected and doubled");
        }
        return new Expectation.Ledger(link, book, more(words), words.isEmpty() ? null : words.text("a sum"));
    }

    private static int more(Words words) {
        if (!words.nextIs("\\+\\d+")) {
            throw words.expected("how many more, like +1,");
        }
        return Integer.parseInt(words.text("how many more"));
    }

    private static Expectation parked(Words words) {
        String link = words.text("a link");
        String code = words.text("a code");
        int count = words.take("times") ? words.number("how often") : 1;
        String payment = words.take("of") ? words.name("a payment") : null;
        return new Expectation.Parked(link, code, count, payment);
    }

    private static Expectation alarmed(Words words) {
        String threat = words.text("a class of security events");
        words.need("times");
        return new Expectation.Alarmed(threat, words.number("how often"));
    }

    private static Expectation link(Words words) {
        String link = words.text("a link");
        String field = words.text("a field");
        @Nullable Integer more = words.nextIs("\\+\\d+") ? Integer.valueOf(more(words)) : null;
        return new Expectation.Link(link, field, more, more == null ? Match.parse(words) : null);
    }

    private static Expectation file(Words words) {
        String name = words.name("a file");
        if (words.take("refused")) {
            return new Expectation.FileRefused(name, words.isEmpty() ? null : words.text("a code"));
        }
        return new Expectation.File(name, words.text("a JSON pointer"), Match.parse(words));
    }

    private static Expectation report(Words words, boolean any) {
        String name = words.name("a file");
        String place = words.text("group, block or a status");
        if (place.equals("block")) {
            place += " " + words.number("which block");
        }
        return new Expectation.Report(name, any, place, words.text("a status or a number"));
    }
}
