package io.railhead.conversation;

import io.railhead.attack.AttackPage;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The attacks that go through the API, against the started program. */
@ExtendWith(Demo.class)
class AttacksIT {
    @TestFactory
    Stream<DynamicTest> everyAttackOnTheApiIsRefusedAndIsOneSecurityEvent(RunningRailhead railhead) throws IOException {
        return AttackPage.tests("At the API", ApiCatalogue.ALL, ApiAttacks.run(railhead));
    }
}
