package io.railhead.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No attack of the catalogue is forgotten: it stands in a table of the page, or among those that cannot happen. */
class PlannedVectorsTest {
    @Test
    void thePageTellsWhatCannotHappenYetAndWhy() {
        AttackPage.check(
                "Not here, or not yet",
                "| vector | why |\n|---|---|\n"
                        + PlannedVectors.ABSENT.entrySet().stream()
                                .map(each -> "| `%s` | %s |\n".formatted(each.getKey(), each.getValue()))
                                .collect(Collectors.joining()));
    }

    @Test
    void everyVectorOfTheCatalogueIsOnThePage() throws IOException {
        Set<String> there = Pattern.compile("^\\| `([^ `]+)", Pattern.MULTILINE)
                .matcher(Files.readString(AttackPage.PAGE))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(PlannedVectors.all());
        missing.removeAll(there);
        assertEquals(Set.of(), missing);
    }

    @Test
    void whatCannotHappenIsNotTriedElsewhere() {
        Set<String> tried = LinkCatalogue.ALL.stream().map(Vector::name).collect(Collectors.toSet());
        tried.addAll(TableCatalogue.ALL.stream().map(Vector::name).toList());
        tried.addAll(FileCatalogue.ALL.stream().map(Vector::name).toList());
        Map<String, String> both = PlannedVectors.ABSENT.entrySet().stream()
                .filter(each -> tried.contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertEquals(Map.of(), both);
    }
}
