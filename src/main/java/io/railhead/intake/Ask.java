package io.railhead.intake;

import io.railhead.engine.Payment;
import java.time.Instant;
import java.util.function.Function;

/**
 * A request to pay, as it came through the API's door.
 *
 * @param key the idempotency key
 * @param body the exact bytes
 * @param response how the caller is to be answered, as a function of the payment as it was taken in
 */
public record Ask(Caller caller, String key, byte[] body, Instant receivedAt, Function<Payment, byte[]> response) {}
