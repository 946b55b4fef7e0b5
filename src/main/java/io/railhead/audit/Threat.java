package io.railhead.audit;

import java.util.Locale;

/** What a security event is a sign of. The words are stable: they are a metric's label and can be searched for. */
public enum Threat {
    /** Bytes that no honest program of the other side writes: not the XML or JSON we take, too large, too slow. */
    FORM,
    /** A signature that is missing, does not hold, or does not cover what it must. */
    SIGNATURE,
    /** Well signed, by somebody who may not speak for that sender. */
    SENDER,
    /** A header that says something else than its document or its link, or one that tries to steer us. */
    HEADER,
    /** Something old under a new face: a known id with another content, a message from long ago. */
    REPLAY,
    /** A token that is not valid here. */
    TOKEN,
    /** A valid caller who reaches for what is not theirs. */
    ACCESS;

    /** As it stands in the audit and in the metric. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
