package io.railhead.scheme;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads a {@code reason-codes.yaml}, the shared one or a pack's additions to it. */
final class ReasonCodesReader {
    private ReasonCodesReader() {}

    /** @param before codes that are known already; those of this file are added and win */
    static Map<String, ReasonCode> read(Section top, Map<String, ReasonCode> before) {
        Map<String, ReasonCode> codes = new LinkedHashMap<>(before);
        Set<String> here = new HashSet<>();
        for (Section entry : top.sections("reasonCodes")) {
            ReasonCode code = new ReasonCode(
                    entry.text("code"),
                    entry.text("explanation"),
                    entry.choice("retry", ReasonCode.Retry.class),
                    entry.choice("owner", ReasonCode.Owner.class),
                    entry.flag("duplicate"));
            if (!here.add(code.code())) {
                entry.problem("code", "'" + code.code() + "' is listed twice");
            }
            codes.put(code.code(), code);
            entry.done();
        }
        top.done();
        return codes;
    }
}
