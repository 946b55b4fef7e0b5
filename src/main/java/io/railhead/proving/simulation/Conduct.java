package io.railhead.proving.simulation;

/** What the scheme does with a payment that it gets for the first time. */
enum Conduct {
    SETTLES("settles"),
    SETTLES_AND_SAYS_SO_TWICE("settles, and says so twice"),
    SETTLES_AND_SAYS_SO_UNDER_ANOTHER_HEADER("settles, and says so again under another header"),
    AGREES_THEN_SETTLES("agrees, then settles"),
    INFORMS_THEN_SETTLES("says that it is pending, then settles"),
    SETTLES_THEN_INFORMS("settles, and a word from before comes afterwards"),
    SETTLES_SILENTLY("settles and never says so"),
    SETTLES_BY_UETR("settles, and names the payment by its UETR alone"),
    SETTLES_THEN_REJECTS("settles, and later says that it was refused"),
    SETTLES_BUT_CLAIMS_A_DUPLICATE("settles, and says only that it had it before"),
    SETTLES_WITH_A_BAD_SIGNATURE_FIRST("settles; its first word is badly signed"),
    SETTLES_AND_USES_THE_ID_AGAIN("settles, and uses the message id again for another word"),
    REJECTS("refuses"),
    REJECTS_BY_ADMI("cannot treat the message (admi.002)"),
    SAYS_WHAT_NOBODY_KNOWS("settles, and says so by a code that the pack does not know"),
    IS_SILENT("loses it and says nothing");

    private final String words;

    Conduct(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean books() {
        return switch (this) {
            case REJECTS, REJECTS_BY_ADMI, IS_SILENT -> false;
            case SETTLES,
                    SETTLES_AND_SAYS_SO_TWICE,
                    SETTLES_AND_SAYS_SO_UNDER_ANOTHER_HEADER,
                    AGREES_THEN_SETTLES,
                    INFORMS_THEN_SETTLES,
                    SETTLES_THEN_INFORMS,
                    SETTLES_SILENTLY,
                    SETTLES_BY_UETR,
                    SETTLES_THEN_REJECTS,
                    SETTLES_BUT_CLAIMS_A_DUPLICATE,
                    SETTLES_WITH_A_BAD_SIGNATURE_FIRST,
                    SETTLES_AND_USES_THE_ID_AGAIN,
                    SAYS_WHAT_NOBODY_KNOWS -> true;
        };
    }

    /**
     * Whether it says for certain what became of the payment, in words that the gateway can act upon. Under one id two
     * words can come in the wrong order, and then the one that counts is set aside.
     */
    boolean tellsTheEnd() {
        return switch (this) {
            case SETTLES_SILENTLY,
                    SETTLES_BUT_CLAIMS_A_DUPLICATE,
                    SETTLES_AND_USES_THE_ID_AGAIN,
                    SAYS_WHAT_NOBODY_KNOWS,
                    IS_SILENT -> false;
            case SETTLES,
                    SETTLES_AND_SAYS_SO_TWICE,
                    SETTLES_AND_SAYS_SO_UNDER_ANOTHER_HEADER,
                    AGREES_THEN_SETTLES,
                    INFORMS_THEN_SETTLES,
                    SETTLES_THEN_INFORMS,
                    SETTLES_BY_UETR,
                    SETTLES_THEN_REJECTS,
                    SETTLES_WITH_A_BAD_SIGNATURE_FIRST,
                    REJECTS,
                    REJECTS_BY_ADMI -> true;
        };
    }

    /** What the scheme does when the same message comes again. */
    enum OnRepeat {
        IGNORES("ignores a repetition"),
        ANSWERS_AGAIN("answers a repetition as before"),
        REFUSES_AS_DUPLICATE("refuses a repetition as a duplicate");

        private final String words;

        OnRepeat(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
