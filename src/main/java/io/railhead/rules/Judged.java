package io.railhead.rules;

import io.railhead.codec.MessageTree;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.MessageReject;
import io.railhead.message.StatusReport;
import io.railhead.payment.Transfer;

/** What stands before the judge. */
sealed interface Judged {
    record ATransfer(Transfer transfer) implements Judged {}

    /**
     * @param document the definition that the document's namespace names
     * @param transactions how many the document has
     */
    record ACreditTransfer(CreditTransferMessage message, Definition document, int transactions) implements Judged {}

    record AStatusReport(Header header, Definition document, StatusReport report, Expectation expectation)
            implements Judged {}

    record ADocument(MessageTree tree, Definition definition) implements Judged {}

    record AMessageReject(Header header, Definition document, MessageReject reject, Expectation expectation)
            implements Judged {}
}
