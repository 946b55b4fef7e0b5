package io.railhead.payment;

/**
 * The names under which a transfer travels. Fixed when it is claimed for sending and never changed: a
 * resend carries the same ones, a new try is a new transfer.
 *
 * @param messageId business message identifier and group header message id of our request
 */
public record TransferIds(String messageId, String instructionId, String transactionId, Uetr uetr) {}
