/**
 * What a payment is made of, in ISO 20022 business words: identifiers, money, accounts, parties, the
 * instruction a customer gives and the transfer we make of it. Every type here is small, immutable and
 * checked when it is built, so that code further down never asks again whether an IBAN is an IBAN.
 * Nothing here knows of XML, SQL, JSON or queues.
 */
@NullMarked
package io.railhead.payment;

import org.jspecify.annotations.NullMarked;
