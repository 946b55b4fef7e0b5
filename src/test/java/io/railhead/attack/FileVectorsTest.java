package io.railhead.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a customer may drop as a pain.001. */
class FileVectorsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theHonestFileIsTaken() throws IOException {
        assertEquals(new Vector.Outcome("taken", 0), FileVectors.honest(folder));
    }

    @TestFactory
    Stream<DynamicTest> everyAttackIsRefusedOrHarmless() throws IOException {
        return AttackPage.tests("In the drop folder", FileCatalogue.ALL, FileVectors.run(folder));
    }
}
