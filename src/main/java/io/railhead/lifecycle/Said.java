package io.railhead.lifecycle;

import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import org.jspecify.annotations.Nullable;

/** Their words, kept beside our state: the code as it came, and its reason. */
public record Said(StatusCode code, @Nullable Reason reason) {}
