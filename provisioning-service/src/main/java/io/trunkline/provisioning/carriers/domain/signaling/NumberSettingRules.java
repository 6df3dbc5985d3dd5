package io.trunkline.provisioning.carriers.domain.signaling;

import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Validates how numbers are written in calls to and from a carrier.
public final class NumberSettingRules {
    /// Another name of `e164`.
    private static final String WITH_PLUS = "e164-plus";

    private NumberSettingRules() {}

    public static NumberSettings check(
            @Nullable String country, @Nullable String outbound, @Nullable String inbound, Violations violations) {
        return new NumberSettings(
                checkCountry(country, violations),
                checkFormat("numberFormat", outbound, violations),
                checkFormat("inboundNumberFormat", inbound, violations));
    }

    private static NumberFormat checkFormat(String field, @Nullable String name, Violations violations) {
        return violations.oneOfOrDefault(field, WITH_PLUS.equals(name) ? "e164" : name, NumberFormat.AS_DIALED);
    }

    private static Optional<Country> checkCountry(@Nullable String code, Violations violations) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        var country = Country.parse(code);
        violations.require(
                country.isPresent(), "country", "one-of", "must be an ISO 3166-1 code in capital letters, such as US");
        return country;
    }
}
