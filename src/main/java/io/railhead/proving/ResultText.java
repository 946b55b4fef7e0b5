package io.railhead.proving;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result for people and for programs. */
final class ResultText {
    private static final double WORTH_SHOWING = 0.01;

    private ResultText() {}

    static String table(Result result) {
        StringBuilder text = new StringBuilder();
        line(text, "load", result.load());
        line(text, "settled per second", in(result.settledPerSecond(), 0) + " (" + in(result.seconds(), 1) + " s)");
        line(text, "  first request to last end", in(result.settledPerSecondWhole(), 0));
        Result.Latency latency = result.latency();
        line(
                text,
                "request to final status, ms",
                "p50 " + in(latency.p50(), 0) + "  p99 " + in(latency.p99(), 0) + "  p99.9 " + in(latency.p999(), 0)
                        + "  most " + in(latency.most(), 0));
        line(text, "CPU per payment, ms", in(result.cpuMsPerPayment(), 2));
        result.cpuMsByProcess().forEach((process, millis) -> line(text, "  " + process, in(millis, 2)));
        if (!result.gatewayThreads().isEmpty()) {
            line(text, "gateway by thread, ms", "");
            result.gatewayThreads().entrySet().stream()
                    .filter(thread -> thread.getValue() >= WORTH_SHOWING)
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .forEach(thread -> line(text, "  " + thread.getKey(), in(thread.getValue(), 3)));
        }
        line(text, "others on this machine", in(result.othersBusy(), 2) + " processors busy");
        line(text, "asked / settled", result.asked() + " / " + result.settled() + "  " + result.counts());
        line(text, "lost / doubled", result.lost() + " / " + result.doubled());
        line(text, "sums of both sides", result.sumsEqual() ? "equal" : "DIFFERENT");
        return text.toString();
    }

    /** With so many decimals; a dash where there is nothing to say. */
    private static String in(double value, int decimals) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString()
                : "-";
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("%-30s".formatted(label)).append(value).append('\n');
    }

    /** One document. */
    static String json(Result result) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("load", result.load());
        node.put("seconds", rounded(result.seconds()));
        node.put("settledPerSecond", rounded(result.settledPerSecond()));
        node.put("settledPerSecondWhole", rounded(result.settledPerSecondWhole()));
        node.putObject("latencyMs")
                .put("p50", rounded(result.latency().p50()))
                .put("p99", rounded(result.latency().p99()))
                .put("p999", rounded(result.latency().p999()))
                .put("max", rounded(result.latency().most()));
        node.put("cpuMsPerPayment", rounded(result.cpuMsPerPayment()));
        ObjectNode processes = node.putObject("cpuMsByProcess");
        result.cpuMsByProcess().forEach((process, millis) -> processes.put(process, rounded(millis)));
        if (!result.gatewayThreads().isEmpty()) {
            ObjectNode threads = node.putObject("cpuMsByGatewayThread");
            result.gatewayThreads().forEach((thread, millis) -> threads.put(thread, rounded(millis)));
        }
        node.put("otherProcessorsBusy", rounded(result.othersBusy()));
        node.put("asked", result.asked());
        node.put("settled", result.settled());
        ObjectNode fates = node.putObject("fates");
        result.counts().forEach((fate, count) -> fates.put(fate.name().toLowerCase(Locale.ROOT), count));
        node.put("lost", result.lost());
        node.put("doubled", result.doubled());
        node.put("sumsEqual", result.sumsEqual());
        return node.toString();
    }

    /** To a thousandth; null where there is nothing to say, since JSON has no word for it. */
    private static @Nullable Double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : null;
    }
}
