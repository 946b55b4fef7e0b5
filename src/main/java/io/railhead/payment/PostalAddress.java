package io.railhead.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a party lives. Schemes ask for the structured form, town and country at least; free lines beside
 * them make the hybrid form.
 *
 * @param country ISO 3166 alpha-2
 */
public record PostalAddress(
        @Nullable String streetName,
        @Nullable String buildingNumber,
        @Nullable String postCode,
        @Nullable String townName,
        @Nullable String country,
        List<String> addressLines) {
    public PostalAddress {
        addressLines = List.copyOf(addressLines);
    }

    /** Whether it names town and country, as structured addresses must. */
    public boolean isStructured() {
        return townName != null && country != null;
    }
}
