package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of one call to the gateway. */
sealed interface Reply {
    /** It did as asked. */
    record Answered(int status, JsonNode body) implements Reply {}

    /** There is no result. */
    sealed interface No extends Reply {}

    /**
     * It said no, and why.
     *
     * @param problem the problem document (RFC 9457)
     */
    record Refused(int status, JsonNode problem) implements No {}

    /**
     * No usable answer.
     *
     * @param why a sentence for people
     * @param perhapsDone whether the request may have reached the gateway all the same
     */
    record Lost(String why, boolean perhapsDone) implements No {}
}
