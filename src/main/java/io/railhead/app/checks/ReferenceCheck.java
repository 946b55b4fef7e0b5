package io.railhead.app.checks;

import io.railhead.reference.Edition;
import io.railhead.reference.Kind;
import io.railhead.reference.ReferenceData;
import io.railhead.reference.UnusableTable;
import io.railhead.rules.Judge;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.scheme.UnusablePacks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reference data that an operator imported, and what is missing of it. */
public final class ReferenceCheck {
    private static final String MODULUS = "uk-modulus";

    private ReferenceCheck() {}

    /** Whether all that was imported can be used. */
    public static List<Finding> run(Path folder) {
        try {
            List<Finding> findings = new ArrayList<>();
            ReferenceData data = ReferenceData.with(folder);
            for (Kind kind : Kind.values()) {
                for (Edition edition : data.editions(kind)) {
                    if (!edition.shipped()) {
                        findings.add(Finding.pass(
                                Fault.REFERENCE_INVALID,
                                kind.written(),
                                edition.table().size() + " rows, version "
                                        + edition.heading().version() + ", valid from "
                                        + edition.heading().validFrom()));
                    }
                }
            }
            return findings;
        } catch (UnusableTable unusable) {
            return unusable.problems().stream()
                    .map(problem -> Finding.fail(
                            Fault.REFERENCE_INVALID,
                            problem.line() > 0 ? problem.file() + ":" + problem.line() : problem.file(),
                            problem.sentence(),
                            "Import the file again with railhead reference import, or move it away"))
                    .toList();
        }
    }

    /**
     * Whether account numbers are checked where a scheme wants them checked.
     *
     * @param config the operator's folder, or null
     * @param links the names of the schemes that are used
     */
    public static List<Finding> care(Path folder, @Nullable Path config, Set<String> links, LocalDate today) {
        try {
            if (ReferenceData.with(folder).modulus(today) != null) {
                return List.of();
            }
            Packs packs = Packs.load(config == null ? null : config.resolve("schemes"), Judge.vocabulary());
            List<String> wanting = packs.all().stream()
                    .filter(pack -> links.contains(pack.name()) && asksForModulus(pack))
                    .map(Pack::name)
                    .toList();
            return wanting.isEmpty()
                    ? List.of()
                    : List.of(Finding.warn(
                            Fault.REFERENCE_MISSING,
                            MODULUS,
                            "not imported, or not valid yet: payments over " + String.join(", ", wanting)
                                    + " go out without a check of their account numbers",
                            "Get the table of weights from its publisher, and use railhead reference import "
                                    + MODULUS));
        } catch (UnusableTable | UnusablePacks toldElsewhere) {
            return List.of();
        }
    }

    private static boolean asksForModulus(Pack pack) {
        return pack.rules().stream().anyMatch(rule -> rule.check().equals(MODULUS));
    }
}
