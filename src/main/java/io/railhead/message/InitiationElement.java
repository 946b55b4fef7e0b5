package io.railhead.message;

/** What a pain.001 file holds after its header: a block, then its transfers, then the next block. */
public sealed interface InitiationElement permits PaymentBlock, InitiatedTransfer {}
