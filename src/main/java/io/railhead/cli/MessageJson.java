package io.railhead.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes messages down for programs: one JSON document a line, streamed, so that its size does not matter. */
final class MessageJson implements MessageListener {
    private static final Set<Fact> CURRENCIES = Set.of(Fact.CURRENCY, Fact.INSTRUCTED_CURRENCY, Fact.ORIGINAL_CURRENCY);

    private final JsonGenerator json;
    private final Writer out;
    private final List<MessageProblem> problems = new ArrayList<>();
    private Tally tally = new Tally();
    private boolean inPart;

    MessageJson(Writer out) {
        this.out = out;
        try {
            json = JsonFactory.builder()
                    .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(com.fasterxml.jackson.core.StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build()
                    .createGenerator(out);
            json.setRootValueSeparator(null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException closed) {
            throw new UncheckedIOException("standard output is closed", closed);
        }
    }

    @Override
    public void begin(String file) {
        problems.clear();
        write(() -> {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeArrayFieldStart("parts");
        });
    }

    @Override
    public void problem(MessageProblem problem) {
        problems.add(problem);
    }

    @Override
    public void hear(Told told) {
        write(() -> {
            switch (told) {
                case Told.Begins begins -> {
                    inPart = true;
                    tally = new Tally();
                    json.writeStartObject();
                    json.writeStringField("definition", begins.definition().name());
                    json.writeStringField("title", begins.title());
                    json.writeArrayFieldStart("statements");
                }
                case Told.Statement statement -> statement(statement);
                case Told.Field field -> field(field);
                case Told.Ends _ -> endPart();
            }
        });
    }

    private void field(Told.Field field) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", "field");
        json.writeNumberField("line", field.line());
        json.writeStringField("section", field.section());
        json.writeStringField("label", field.label());
        json.writeStringField("value", field.value());
        json.writeEndObject();
    }

    private void statement(Told.Statement statement) throws IOException {
        if (statement.kind() == Told.Kind.TRANSACTION) {
            tally.add(statement);
        }
        json.writeStartObject();
        json.writeStringField(
                "kind", statement.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeNumberField("line", statement.line());
        for (Map.Entry<Fact, List<String>> fact : statement.facts().entrySet()) {
            fact(statement, fact.getKey(), fact.getValue());
        }
        json.writeNumberField("unsaid", statement.unsaid());
        json.writeEndObject();
    }

    private void fact(Told.Statement statement, Fact fact, List<String> values) throws IOException {
        Fact currency = fact.currency();
        if (currency != null) {
            json.writeObjectFieldStart(fact.written());
            json.writeStringField("currency", statement.text(currency));
            json.writeStringField("value", String.join(" ", values));
            json.writeEndObject();
        } else if (fact.several()) {
            json.writeArrayFieldStart(fact.written());
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        } else if (!CURRENCIES.contains(fact)) {
            json.writeStringField(fact.written(), String.join(" ", values));
        }
    }

    private void endPart() throws IOException {
        inPart = false;
        json.writeEndArray();
        json.writeNumberField("transactions", tally.count());
        sums("sums", tally.sums());
        if (tally.hasEntries()) {
            sums("credits", tally.credits().sums());
            sums("debits", tally.debits().sums());
        }
        json.writeObjectFieldStart("statuses");
        for (var status : tally.statuses().entrySet()) {
            json.writeNumberField(status.getKey(), status.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void sums(String name, Map<String, BigDecimal> sums) throws IOException {
        json.writeObjectFieldStart(name);
        for (var sum : sums.entrySet()) {
            json.writeStringField(sum.getKey(), sum.getValue().toPlainString());
        }
        json.writeEndObject();
    }

    @Override
    public void end() {
        write(() -> {
            if (inPart) {
                endPart();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("problems");
            for (MessageProblem problem : problems) {
                json.writeStartObject();
                json.writeStringField("code", problem.code());
                json.writeNumberField("line", problem.line());
                json.writeNumberField("column", problem.column());
                json.writeStringField("text", problem.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.flush();
            out.write('\n');
            out.flush();
        });
    }
}
