package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessRegisterTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("likenesses");

    @Test
    void whatIsTooOldToBeComparedWithIsForgottenAndTheRestIsKept() {
        for (String at : List.of("2026-03-09 11:59:59.999999+00", "2026-03-09 12:00:00+00", "2026-03-10 09:00:00+00")) {
            DATABASE.update(
                    "insert into likeness (mark, payment_id, at) values (gen_random_uuid(), gen_random_uuid(), '" + at
                            + "')");
        }
        LikenessRegister register = new LikenessRegister(DATABASE.application());

        assertEquals(1, register.forget(Instant.parse("2026-03-09T12:00:00Z")));

        assertEquals(2, DATABASE.count("likeness"));
        assertEquals(0, register.forget(Instant.parse("2026-03-09T12:00:00Z")));
    }
}
