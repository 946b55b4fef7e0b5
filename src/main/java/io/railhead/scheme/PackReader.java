package io.railhead.scheme;

import fr.marcwrobel.jbanking.calendar.FinancialCalendars;
import io.railhead.lifecycle.Settlement;
import io.railhead.lifecycle.Terms;
import io.railhead.message.Definition;
import io.railhead.message.MessageKind;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.scheme.Pack.Amounts;
import io.railhead.scheme.Pack.Coded;
import io.railhead.scheme.Pack.Messages;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads {@code pack.yaml}. Problems go to the sections' list; the values returned then are stand-ins. */
final class PackReader {
    private static final Currency NO_CURRENCY = new Currency("XXX", 0);
    private static final Definition NO_DEFINITION = new Definition("xxxx.000.000.00");

    private PackReader() {}

    static Pack read(
            String name,
            Section top,
            Map<String, ReasonCode> reasons,
            List<RuleReader.Draft> drafts,
            List<Definition> writable,
            String digest) {
        Texts texts = TextsReader.read(top);
        AccountForm accountForm = top.choice("accountForm", AccountForm.class);
        Pack pack = new Pack(
                name,
                top.text("title"),
                top.text("csmProfile"),
                top.number("preference", 0, 0),
                messages(top.section("messages"), writable),
                settlement(top.section("settlement")),
                coded(top.section("coded")),
                clocks(top.section("clocks")),
                top.choice("onSilence", Terms.OnSilence.class),
                amounts(top.section("amounts")),
                accountForm,
                agents(top.section("agents"), accountForm),
                texts,
                MeaningsReader.read(top.section("meanings")),
                reasons,
                RuleReader.finish(drafts, texts),
                digest);
        top.done();
        return pack;
    }

    private static Messages messages(Section section, List<Definition> writable) {
        Definition envelope = section.value("envelope", NO_DEFINITION, Definition::new);
        Definition header = section.value("header", NO_DEFINITION, Definition::new);
        Map<MessageKind, Definition> versions = new EnumMap<>(MessageKind.class);
        for (String written : section.texts("definitions")) {
            try {
                Definition definition = new Definition(written);
                MessageKind kind = MessageKind.of(definition);
                if (kind == MessageKind.OTHER || versions.put(kind, definition) != null) {
                    section.problem("definitions", written + " is listed twice, or is a message we have no use for");
                }
            } catch (IllegalArgumentException notOne) {
                section.problem("definitions", "'" + written + "' is not a message definition like pacs.008.001.08");
            }
        }
        List<Generation> generations = GenerationsReader.read(section, versions);
        Messages messages =
                new Messages(envelope, header, versions, generations, section.optionalText("businessService"));
        section.done();
        Stream.concat(versions.values().stream(), generations.stream().map(Generation::definition))
                .filter(each -> MessageKind.of(each) == MessageKind.CREDIT_TRANSFER && !writable.contains(each))
                .forEach(each ->
                        section.problem("definitions", each + " cannot be written here; known are " + writable));
        return messages;
    }

    private static SettlementRule settlement(Section section) {
        SettlementRule rule = new SettlementRule(
                section.choice("kind", Settlement.Kind.class),
                section.text("method"),
                section.optionalText("clearingSystem"),
                section.flag("clearingSystemProprietary"),
                section.<ZoneId>value("zone", ZoneOffset.UTC, ZoneId::of),
                section.choice("calendar", FinancialCalendars.class),
                executionCalendar(section),
                section.texts("cycles").stream()
                        .map(text -> time(section, text))
                        .sorted()
                        .toList());
        section.done();
        return rule;
    }

    /** Instant payments are carried out on every day unless the pack says otherwise. */
    private static FinancialCalendars executionCalendar(Section section) {
        FinancialCalendars named =
                section.optionalValue("executionCalendar", text -> Section.constant(FinancialCalendars.class, text));
        return named == null ? FinancialCalendars.NO_HOLIDAYS : named;
    }

    private static LocalTime time(Section section, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException wrong) {
            section.problem("cycles", "'" + text + "' is not a time of day like 07:15");
            return LocalTime.MIDNIGHT;
        }
    }

    private static Coded coded(Section section) {
        Coded coded = new Coded(
                section.optionalText("serviceLevel"),
                section.optionalText("localInstrument"),
                section.flag("localInstrumentProprietary"),
                section.text("chargeBearer"));
        section.done();
        return coded;
    }

    private static Clocks clocks(Section section) {
        Map<String, Duration> steps = new LinkedHashMap<>();
        if (section.has("steps")) {
            Section inner = section.section("steps");
            inner.everyText().keySet().forEach(key -> steps.put(key, duration(inner, key)));
            inner.done();
        }
        Clocks clocks = new Clocks(
                duration(section, "answerWithin"),
                section.choice("anchor", Clocks.Anchor.class),
                duration(section, "sendByAge"),
                section.optionalValue("queuedLifetime", Duration::parse),
                steps);
        section.done();
        return clocks;
    }

    private static Duration duration(Section section, String key) {
        return section.value(key, Duration.ZERO, text -> {
            Duration duration = Duration.parse(text);
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("a duration is more than nothing, like PT15S");
            }
            return duration;
        });
    }

    private static Amounts amounts(Section section) {
        Currency currency = section.value("currency", NO_CURRENCY, Currency::of);
        Money none = new Money(currency, 0);
        Amounts amounts = new Amounts(
                currency,
                section.value("minimum", none, text -> Money.parse(currency, text)),
                section.value("maximum", none, text -> Money.parse(currency, text)));
        if (amounts.minimum().compareTo(amounts.maximum()) > 0) {
            section.problem("maximum", "the maximum is below the minimum");
        }
        section.done();
        return amounts;
    }

    private static AgentRule agents(Section section, AccountForm form) {
        Map<String, AgentRule.BankNumber> byCountry = new HashMap<>();
        for (Section country : section.sections("byCountry")) {
            AgentRule.BankNumber number = new AgentRule.BankNumber(
                    country.text("system"), country.number("position", 1), country.number("length", 1));
            byCountry.put(country.text("country"), number);
            country.done();
        }
        AgentRule rule = new AgentRule(
                section.optionalText("sortCodeSystem"), section.optionalText("routingNumberSystem"), byCountry);
        if (form == AccountForm.ROUTING_NUMBER && rule.routingNumberSystem() == null) {
            section.problem("routingNumberSystem", "'routingNumberSystem' is missing: banks are named by it");
        }
        section.done();
        return rule;
    }
}
