package io.railhead.proving;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.proving.limits.MachineLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report for people and for programs. Threads are shown where they were worth a hundredth of a millisecond. */
final class ReportText {
    private static final double WORTH_SHOWING = 0.01;

    private ReportText() {}

    static String table(Report report, boolean threads) {
        Result result = report.result();
        StringBuilder text = new StringBuilder();
        line(text, "load", result.load() + arrivals(result.arrivals()));
        line(text, "settled per second", in(result.settledPerSecond(), 0) + " (" + in(result.seconds(), 1) + " s)");
        line(text, "  first request to last end", in(result.settledPerSecondWhole(), 0));
        Result.Latency latency = result.latency();
        line(
                text,
                "request to final status, ms",
                "p50 " + in(latency.p50(), 0) + "  p99 " + in(latency.p99(), 0) + "  p99.9 " + in(latency.p999(), 0)
                        + "  most " + in(latency.most(), 0));
        line(text, "CPU per payment, ms", in(result.cpuMsPerPayment(), 2));
        result.cpu()
                .byProcess()
                .forEach((process, millis) -> line(text, "  " + process, in(result.perPayment(millis), 2)));
        if (threads) {
            threads(text, result);
        }
        line(
                text,
                "memory of the gateway, MiB",
                in(result.gatewayMemory().residentMb(), 0) + "  most "
                        + in(result.gatewayMemory().mostMb(), 0));
        line(text, "start of the gateway, ms", Long.toString(report.readyMs()));
        line(text, "history, payments", Integer.toString(report.history()));
        line(text, "others on this machine", in(result.cpu().others(), 2) + " processors busy");
        line(text, "signatures by", report.provider());
        limits(text, report.limits());
        line(text, "asked / settled", result.asked() + " / " + result.settled() + "  " + result.counts());
        line(text, "lost / doubled", result.lost() + " / " + result.doubled());
        line(text, "sums of both ledgers", result.sumsEqual() ? "equal" : "DIFFERENT");
        return text.append(CurveText.table(result.curve())).toString();
    }

    private static String arrivals(Result.@Nullable Arrivals arrivals) {
        if (arrivals == null) {
            return "";
        }
        return (arrivals.trials().isEmpty() ? "" : ", the highest found")
                + (arrivals.kept() ? ", settled as they arrived" : ", NOT settled as they arrived");
    }

    private static void threads(StringBuilder text, Result result) {
        line(text, "gateway by thread, ms", "");
        result.cpu().byGatewayThread().entrySet().stream()
                .filter(thread -> result.perPayment(thread.getValue()) >= WORTH_SHOWING)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(thread -> line(text, "  " + thread.getKey(), in(result.perPayment(thread.getValue()), 3)));
    }

    private static void limits(StringBuilder text, @Nullable MachineLimits limits) {
        if (limits == null) {
            return;
        }
        line(text, "limits of this machine, a second", "");
        line(
                text,
                "  durable commits",
                in(limits.commits(), 0) + " (1 connection: " + in(limits.commitsAlone(), 0) + ")");
        line(text, "  durable messages", in(limits.messages(), 0));
        line(
                text,
                "  signatures / verifications",
                in(limits.signatures(), 0) + " / " + in(limits.verifications(), 0) + " by one thread");
        line(text, "  writes forced to disk", in(limits.diskSyncs(), 0));
    }

    /** With so many decimals; a dash where there is nothing to say. */
    static String in(double value, int decimals) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString()
                : "-";
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("%-33s%s".formatted(label, value).stripTrailing()).append('\n');
    }

    /** One document. */
    static String json(Report report, boolean threads) {
        Result result = report.result();
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("load", result.load());
        node.put("seconds", rounded(result.seconds()));
        arrivals(node, result.arrivals());
        node.put("settledPerSecond", rounded(result.settledPerSecond()));
        node.put("settledPerSecondWhole", rounded(result.settledPerSecondWhole()));
        node.set("latencyMs", latency(result.latency()));
        node.put("cpuMsPerPayment", rounded(result.cpuMsPerPayment()));
        each(node.putObject("cpuMsByProcess"), result.cpu().byProcess(), result);
        if (threads) {
            each(node.putObject("cpuMsByGatewayThread"), result.cpu().byGatewayThread(), result);
        }
        node.put("gatewayRssMb", rounded(result.gatewayMemory().residentMb()));
        node.put("gatewayMostRssMb", rounded(result.gatewayMemory().mostMb()));
        node.put("readyMs", report.readyMs());
        node.put("history", report.history());
        node.put("otherProcessorsBusy", rounded(result.cpu().others()));
        node.put("asked", result.asked());
        node.put("settled", result.settled());
        ObjectNode fates = node.putObject("fates");
        result.counts().forEach((fate, count) -> fates.put(fate.name().toLowerCase(Locale.ROOT), count));
        node.put("lost", result.lost());
        node.put("doubled", result.doubled());
        node.put("sumsEqual", result.sumsEqual());
        node.put("provider", report.provider());
        limits(node.putObject("limits"), report.limits());
        if (!result.curve().isEmpty()) {
            CurveText.json(node.putArray("curve"), result.curve());
        }
        return node.toString();
    }

    static ObjectNode latency(Result.Latency latency) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("p50", rounded(latency.p50()))
                .put("p99", rounded(latency.p99()))
                .put("p999", rounded(latency.p999()))
                .put("max", rounded(latency.most()));
    }

    private static void each(ObjectNode into, Map<String, Long> millis, Result result) {
        millis.forEach((name, spent) -> into.put(name, rounded(result.perPayment(spent))));
    }

    private static void arrivals(ObjectNode node, Result.@Nullable Arrivals arrivals) {
        if (arrivals != null) {
            node.put("arrivalsPerSecond", arrivals.rate());
            node.put("settledAsTheyArrived", arrivals.kept());
            ArrayNode trials = node.putArray("trials");
            arrivals.trials()
                    .forEach(trial ->
                            trials.addObject().put("rate", trial.rate()).put("kept", trial.kept()));
        }
    }

    private static void limits(ObjectNode node, @Nullable MachineLimits limits) {
        if (limits != null) {
            node.put("durableCommitsPerSecond", rounded(limits.commits()));
            node.put("durableCommitsPerSecondOneConnection", rounded(limits.commitsAlone()));
            node.put("durableMessagesPerSecond", rounded(limits.messages()));
            node.put("signaturesPerSecond", rounded(limits.signatures()));
            node.put("verificationsPerSecond", rounded(limits.verifications()));
            node.put("diskSyncsPerSecond", rounded(limits.diskSyncs()));
        }
    }

    /** To a thousandth; null where there is nothing to say, since JSON has no word for it. */
    static @Nullable Double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : null;
    }
}
