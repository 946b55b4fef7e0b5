package io.railhead.simulator;

import java.time.Duration;

/**
 * Who the counterpart is on one link and how its scheme speaks.
 *
 * @param link name of the link, as in queue names and in the ledger
 * @param schemeBic its own BIC in headers
 * @param gatewayBic the only sender it serves
 * @param currency the scheme's one currency
 * @param finalPositive the status that means final: ACSC on uk-fps, ACCP on sct-inst
 * @param deadline of the scheme for an answer
 * @param magic whether the last digits of small amounts choose a behaviour; tokens in references always do
 */
public record Role(
        String link,
        String schemeBic,
        String gatewayBic,
        String currency,
        String finalPositive,
        Duration deadline,
        boolean magic) {}
