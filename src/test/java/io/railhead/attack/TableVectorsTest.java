package io.railhead.attack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a customer may drop as a table, or packed. */
class TableVectorsTest {
    @TempDir
    Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> everyAttackIsRefusedOrHarmless() throws IOException {
        return AttackPage.tests("As a table, or packed", TableCatalogue.ALL, TableVectors.run(folder));
    }
}
