package io.railhead.intake.file;

import io.railhead.message.Reason;
import io.railhead.payment.Invalid;
import io.railhead.scheme.Field;
import java.util.function.Supplier;

/** Ends the reading of an item that cannot become an instruction; caught where the item is. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    Unusable(Reason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    Unusable(String code, String text) {
        this(new Reason(code, false, text));
    }

    Reason reason() {
        return reason;
    }

    /** A value that checks itself when it is made. */
    static <T> T checked(Field field, Supplier<T> value) {
        try {
            return value.get();
        } catch (Invalid invalid) {
            throw new Unusable(IsoReasons.of(invalid, field));
        }
    }
}
