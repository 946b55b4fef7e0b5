package io.railhead.proving.simulation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Faults of our own making, planted to see that the simulation finds them. */
enum Plant {
    NOTHING("nothing is planted"),
    ACKNOWLEDGE_BEFORE_COMMIT("the broker may forget answers before T4"),
    ANSWER_BEFORE_COMMIT("the caller is answered before T1 has committed"),
    SKIP_THE_INBOX("the inbox is neither asked nor kept"),
    DROP_THE_EPOCH_CHECK("a commit does not look whether its lane is still at its epoch"),
    RUN_A_FAILED_COMMIT_AGAIN("a commit with an unknown end is run once more"),
    DUPLICATE_MEANS_REJECTED("a refusal for duplication is taken for a rejection"),
    SIGN_BEFORE_THE_LINK_IS_UP("payments are signed whether their link is up or not"),
    CONFIRMING_CHANGES_THE_STATE("T3 writes the payment's state too, as it was when the message was put"),
    FORGET_BEFORE_CONFIRMATION("T3 does not wait for the broker's confirmation"),
    FORGET_THE_KEY("the register of request keys is not kept"),
    SIGN_AGAIN_WHEN_RESENDING("a message that is put again is made anew"),
    IGNORE_VERSIONS("an update does not look at the version that was decided upon"),
    NEVER_LOOK_INTO_THE_OUTBOX("what a crash left in the outbox is never looked for"),
    NEVER_TAKE_OVER("a silent node's lane is left alone"),
    STUMBLE_ONCE("the first refusal for duplication that a node reads makes it fail, and no other does"),
    NEVER_REST("a sender that has nothing more to do looks again at once"),
    LOSE_A_BOOKING("the scheme loses the first of its bookings"),
    BOOK_WHAT_NOBODY_SENT("the scheme books a payment that nobody has sent");

    private final String words;

    Plant(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** As the command line writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Plant> of(String word) {
        return Arrays.stream(values())
                .filter(plant -> plant.word().equals(word))
                .findFirst();
    }
}
