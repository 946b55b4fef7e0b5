package io.railhead.cli;

import io.railhead.codec.MessagePart;
import io.railhead.message.Definition;
import io.railhead.scheme.PackOnTrial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the sample that a pack has of a message. */
final class SampleChoice {
    private static final String EXTENSION = ".xml";

    private final PackOnTrial pack;

    SampleChoice(PackOnTrial pack) {
        this.pack = pack;
    }

    /** One of the pack's samples, by its name without the file's extension. */
    record Sample(String name, Definition definition, String text) {}

    sealed interface Choice {
        /** @param others names of more samples of the same message */
        record Found(Sample sample, List<String> others) implements Choice {}

        record None(String sentence) implements Choice {}
    }

    /**
     * @param wanted a message like {@code pacs.008}, with or without its version
     * @param name of the sample; empty for the first
     */
    Choice of(String wanted, String name) {
        List<Definition> known = pack.scheme().definitions().stream()
                .filter(each -> each.name().equals(wanted) || each.message().equals(wanted))
                .toList();
        if (known.isEmpty()) {
            return new Choice.None(pack.scheme().name() + " has no " + wanted + "; it has "
                    + names(pack.scheme().definitions()) + ".");
        }
        List<Sample> samples = samples(known);
        if (samples.isEmpty()) {
            return new Choice.None(pack.scheme().name() + " has no sample of " + names(known)
                    + "; put one into its folder samples and name it in samples.yaml.");
        }
        return samples.stream()
                .filter(sample -> name.isEmpty() || sample.name().equals(name))
                .findFirst()
                .<Choice>map(sample -> new Choice.Found(sample, others(samples, sample)))
                .orElseGet(() -> new Choice.None(pack.scheme().name() + " has no sample " + name + " of " + wanted
                        + "; it has " + String.join(", ", others(samples, null)) + "."));
    }

    private List<Sample> samples(List<Definition> wanted) {
        List<Sample> found = new ArrayList<>();
        for (Map.Entry<String, String> each : pack.samples().all().entrySet()) {
            Definition definition = MessagePart.of(each.getValue().getBytes(StandardCharsets.UTF_8))
                    .getLast()
                    .definition();
            if (wanted.contains(definition)) {
                String file = each.getKey();
                String name = file.endsWith(EXTENSION) ? file.substring(0, file.length() - EXTENSION.length()) : file;
                found.add(new Sample(name, definition, each.getValue()));
            }
        }
        return found;
    }

    private static List<String> others(List<Sample> samples, @Nullable Sample but) {
        return samples.stream()
                .filter(sample -> !sample.equals(but))
                .map(Sample::name)
                .toList();
    }

    private static String names(List<Definition> definitions) {
        return definitions.stream().map(Definition::name).collect(Collectors.joining(", "));
    }
}
