package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.proving.RateSearch.Found;
import io.railhead.proving.RateSearch.Trial;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against a scripted gateway that keeps up to a certain rate and not beyond. */
class RateSearchPropertiesTest {
    @Property
    void itComesWithinATwentiethOfWhatTheGatewayKeepsWhenTheGuessIsFair(
            @ForAll @IntRange(min = 40, max = 20_000) int capacity, @ForAll @IntRange(min = 60, max = 140) int percent)
            throws Exception {
        Found found = search(capacity * percent / 100, capacity);

        assertTrue(found.rate() <= capacity, found::toString);
        assertTrue(found.rate() * 1.05 + 1 >= capacity, () -> capacity + " " + found);
        assertTrue(found.trials().size() <= 10, found::toString);
    }

    @Property
    void whateverTheGuessItNeverNamesARateThatWasNotKept(
            @ForAll @IntRange(min = 0, max = 2000) int capacity, @ForAll @IntRange(min = 0, max = 5000) int guess)
            throws Exception {
        Found found = search(guess, capacity);

        assertTrue(found.rate() == 0 || found.trials().contains(new Trial(found.rate(), true)), found::toString);
        assertTrue(found.trials().stream().allMatch(trial -> trial.rate() >= 1), found::toString);
        long distinct = found.trials().stream().distinct().count();
        assertEquals(found.trials().size(), distinct, "no rate is tried twice: " + found);
    }

    @Example
    void aGatewayThatKeepsNothingGivesNoRate() throws Exception {
        Found found = search(4, 0);

        assertEquals(0, found.rate());
        assertEquals(
                List.of(4, 3, 2, 1), found.trials().stream().map(Trial::rate).toList());
    }

    @Example
    void oneBadWindowEndsTheStepsUpAndWhatLiesBetweenIsHalved() throws Exception {
        Found found = search(100, 150);

        assertEquals(
                List.of(100, 120, 144, 173, 158, 151),
                found.trials().stream().map(Trial::rate).toList());
        assertEquals(144, found.rate());
    }

    private static Found search(int guess, int capacity) throws Exception {
        return RateSearch.search(guess, rate -> rate <= capacity);
    }
}
