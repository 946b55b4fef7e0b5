package io.railhead.codec;

import java.util.List;

/** What came of checking a whole message or file, by part in the order of the parts. */
public record Validation(List<PartResult> parts) {
    public Validation {
        parts = List.copyOf(parts);
    }

    /** Whether there is a part, and every one keeps to its schema. */
    public boolean valid() {
        return !parts.isEmpty() && parts.stream().allMatch(PartResult::valid);
    }

    /**
     * One part: a business application header or a document.
     *
     * @param definition as {@code pacs.008.001.08}; where it is none of ISO 20022 the namespace as it stands
     * @param more how many errors there are beyond those
     */
    public record PartResult(String definition, List<SchemaError> errors, long more) {
        public PartResult {
            errors = List.copyOf(errors);
        }

        public PartResult(String definition, List<SchemaError> errors) {
            this(definition, errors, 0);
        }

        public boolean valid() {
            return errors.isEmpty();
        }
    }
}
