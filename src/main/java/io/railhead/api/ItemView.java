package io.railhead.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.lifecycle.Said;
import io.railhead.message.Reason;
import io.railhead.store.FileItem;
import org.jspecify.annotations.Nullable;

/** One item of a file as the API shows it. */
final class ItemView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemView() {}

    static ObjectNode node(FileItem item) {
        ObjectNode node = JSON.createObjectNode();
        node.put("index", item.index());
        node.put("block", item.block());
        node.put("instructionId", item.instructionId());
        node.put("endToEndId", item.endToEndId());
        ObjectNode amount = node.putObject("amount");
        amount.put("currency", item.currency());
        amount.put("value", item.amount());
        switch (item.outcome()) {
            case FileItem.Outcome.Taken taken -> taken(node, item, taken.state());
            case FileItem.Outcome.Refused refused -> {
                node.putNull("paymentId");
                node.put("state", "refused");
                status(node, null, refused.reason());
            }
        }
        return node;
    }

    private static void taken(ObjectNode node, FileItem item, OutState state) {
        Said said = OutStates.said(state);
        node.put("paymentId", item.id().toString());
        node.put("state", OutStates.name(state));
        status(node, said == null ? null : said.code().code(), said == null ? null : said.reason());
    }

    private static void status(ObjectNode node, @Nullable String code, @Nullable Reason reason) {
        ObjectNode status = node.putObject("status");
        status.put("code", code);
        status.put("reason", reason == null ? null : reason.code());
        status.put("text", reason == null ? null : reason.text());
    }
}
