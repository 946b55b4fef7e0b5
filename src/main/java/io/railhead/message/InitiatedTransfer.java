package io.railhead.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transfer of a pain.001 file (CdtTrfTxInf), as the file states it; nothing is judged.
 *
 * @param index position in the whole file, from 0
 * @param line where it begins, from 1
 * @param currency null together with the amount where an equivalent amount is asked for instead
 * @param amount decimal as written
 * @param remittanceText unstructured remittance information, lines joined by a blank
 * @param notCarried ISO names of what else the transfer states and this record does not hold
 */
public record InitiatedTransfer(
        int index,
        int line,
        @Nullable String instructionId,
        String endToEndId,
        @Nullable String uetr,
        @Nullable String currency,
        @Nullable String amount,
        StatedParty creditor,
        @Nullable StatedAccount creditorAccount,
        @Nullable StatedAgent creditorAgent,
        @Nullable String remittanceText,
        List<String> notCarried)
        implements InitiationElement {
    public InitiatedTransfer {
        notCarried = List.copyOf(notCarried);
    }

    @Override
    public String toString() {
        return "transfer " + index + " at line " + line;
    }
}
