package io.railhead.scheme;

import io.railhead.reference.CodeSets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What codes in messages say, in our own words, for people who read a message without any scheme at hand. What a code
 * means for a payment is decided by packs, never here. Immutable, safe for all threads.
 */
public final class CodeWords {
    private static final String FOLDER = "config/schemes/";
    /** Reasons that no pack has a use for: those of requests to pay, of cancellations and the like. */
    private static final String REASON = "reason";

    private final Map<String, String> statuses;
    private final Map<String, ReasonCode> reasons;
    private final CodeSets others;

    private CodeWords(Map<String, String> statuses, Map<String, ReasonCode> reasons, CodeSets others) {
        this.statuses = statuses;
        this.reasons = reasons;
        this.others = others;
    }

    /**
     * Reads the words of statuses and reasons that come with the program.
     *
     * @param others what other codes say
     * @throws UnusablePacks when a file of ours is broken, which a test would have found
     */
    public static CodeWords load(CodeSets others) {
        List<PackProblem> problems = new ArrayList<>();
        Section statuses = open(PackFolders.STATUS_CODES, problems).section("statusCodes");
        Map<String, ReasonCode> reasons = ReasonCodesReader.read(open(PackFolders.REASON_CODES, problems), Map.of());
        CodeWords words = new CodeWords(Map.copyOf(statuses.everyText()), Map.copyOf(reasons), others);
        if (!problems.isEmpty()) {
            throw new UnusablePacks(problems);
        }
        return words;
    }

    private static Section open(String name, List<PackProblem> problems) {
        String path = FOLDER + name;
        try (InputStream in = CodeWords.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not in the program");
            }
            SourceFile file = new SourceFile(path, in.readAllBytes());
            YamlTree.Mapping top = YamlTree.read(file, problems);
            if (top == null) {
                throw new UnusablePacks(problems);
            }
            return new Section(path, name, top, problems);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path, broken);
        }
    }

    /** What a status code says, or null when we do not know it. */
    public @Nullable String status(String code) {
        return statuses.get(code);
    }

    /** What a reason code says, or null when we do not know it. */
    public @Nullable String reason(String code) {
        ReasonCode known = reasons.get(code);
        return known == null ? others.meaning(REASON, code) : known.explanation();
    }

    /**
     * What another code says, or null when we do not know it.
     *
     * @param set the code set, like {@code chargeBearer}
     */
    public @Nullable String of(String set, String code) {
        return others.meaning(set, code);
    }
}
