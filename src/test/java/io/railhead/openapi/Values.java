package io.railhead.openapi;

import io.railhead.api.DemoTokenIssuer;
import io.railhead.intake.Problem;
import io.railhead.intake.file.FileFormat;
import io.railhead.lifecycle.Certainty;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.PayeeCredited;
import io.railhead.lifecycle.PayerFunds;
import io.railhead.lifecycle.Settlement;
import io.railhead.store.FileState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The values that the code knows, for {@code x-values}. */
final class Values {
    private Values() {}

    static List<String> of(String name) {
        return switch (name) {
            case "problems" -> each(Problem.values(), Problem::code);
            case "payment-states" -> states(OutState.class, new ArrayList<>());
            case "certainties" -> each(Certainty.values(), Certainty::label);
            case "payee-credited" -> each(PayeeCredited.values(), PayeeCredited::label);
            case "payer-funds" -> each(PayerFunds.values(), PayerFunds::label);
            case "settlement-kinds" -> each(Settlement.Kind.values(), Settlement.Kind::label);
            case "file-states" -> each(FileState.values(), FileState::word);
            case "file-formats" -> each(FileFormat.values(), FileFormat::word);
            case "roles" -> each(DemoTokenIssuer.Role.values(), DemoTokenIssuer.Role::claim);
            default -> throw new IllegalArgumentException("x-values knows no " + name);
        };
    }

    private static <E> List<String> each(E[] values, Function<E, String> written) {
        return Arrays.stream(values).map(written).toList();
    }

    /** The records of the sealed family; a state's public name is its record's, as a test of the machine holds. */
    private static List<String> states(Class<?> family, List<String> names) {
        if (family.isRecord()) {
            String name = family.getSimpleName().toLowerCase(Locale.ROOT);
            if (!names.contains(name)) {
                names.add(name);
            }
        } else {
            for (Class<?> child : family.getPermittedSubclasses()) {
                states(child, names);
            }
        }
        return names;
    }
}
