package io.railhead.app.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** Findings for people and for programs. */
public final class Report {
    private static final JsonMapper JSON = new JsonMapper();

    private Report() {}

    /** What refuses a start: a line that counts, then one line for each. */
    public static String refusal(List<Finding> findings) {
        List<Finding> wrong = findings.stream().filter(Finding::refuses).toList();
        StringBuilder text = new StringBuilder("Railhead does not start: "
                + (wrong.size() == 1 ? "1 thing is wrong." : wrong.size() + " things are wrong.") + "\n");
        wrong.forEach(finding -> text.append(finding).append('\n'));
        return text.toString();
    }

    /** Every finding, the bad ones first, what to do below each, and a line that counts. */
    public static String table(List<Finding> findings) {
        int codes = findings.stream()
                .mapToInt(it -> it.fault().code().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Finding finding : sorted(findings)) {
            String begin = "%-5s %-" + codes + "s  ";
            text.append(begin.formatted(finding.level(), finding.fault().code()))
                    .append(finding.subject())
                    .append(": ")
                    .append(finding.found())
                    .append('\n');
            if (!finding.todo().isEmpty()) {
                text.append(" ".repeat(codes + 8))
                        .append("-> ")
                        .append(finding.todo())
                        .append('\n');
            }
        }
        for (Level level : Level.values()) {
            text.append(count(findings, level))
                    .append(' ')
                    .append(level.written())
                    .append(level == Level.ASK ? "\n" : ", ");
        }
        return text.toString();
    }

    /** One document: {@code {"ok":…,"counts":{…},"findings":[…]}}. */
    public static String json(List<Finding> findings) {
        ObjectNode document = JSON.createObjectNode();
        document.put("ok", findings.stream().noneMatch(Finding::refuses));
        ObjectNode counts = document.putObject("counts");
        for (Level level : Level.values()) {
            counts.put(level.written(), count(findings, level));
        }
        ArrayNode list = document.putArray("findings");
        for (Finding finding : sorted(findings)) {
            list.addObject()
                    .put("level", finding.level().written())
                    .put("code", finding.fault().code())
                    .put("subject", finding.subject())
                    .put("found", finding.found())
                    .put("todo", finding.todo());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values is always written", impossible);
        }
    }

    private static List<Finding> sorted(List<Finding> findings) {
        List<Level> order = List.of(Level.FAIL, Level.WARN, Level.ASK, Level.PASS);
        return findings.stream()
                .sorted(Comparator.comparingInt(finding -> order.indexOf(finding.level())))
                .toList();
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
