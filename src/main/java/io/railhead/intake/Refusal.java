package io.railhead.intake;

import io.railhead.scheme.Field;
import io.railhead.scheme.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not taken.
 *
 * @param detail what exactly, in one sentence; never repeats what the caller wrote
 * @param fields the places that are wrong; empty when it is not about places
 */
public record Refusal(Problem problem, String detail, List<Wrong> fields) {
    public Refusal {
        fields = List.copyOf(fields);
    }

    public static Refusal of(Problem problem) {
        return new Refusal(problem, problem.sentence(), List.of());
    }

    public static Refusal of(Problem problem, String detail) {
        return new Refusal(problem, detail, List.of());
    }

    /**
     * One place.
     *
     * @param pointer JSON pointer into the request, or null
     * @param isoPath the place in the ISO message, or null
     */
    public record Wrong(@Nullable String pointer, @Nullable String isoPath, String code, String text) {
        public static Wrong at(Field field, String code, String text) {
            return new Wrong(field.pointer(), field.isoPath(), code, text);
        }

        static Wrong of(Finding finding) {
            return new Wrong(finding.jsonPointer(), finding.isoPath(), finding.code(), finding.sentence());
        }
    }
}
