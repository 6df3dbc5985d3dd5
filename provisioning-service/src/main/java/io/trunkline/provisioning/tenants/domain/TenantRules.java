package io.trunkline.provisioning.tenants.domain;

import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Limit;
import io.trunkline.telephony.numbers.Country;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates a tenant draft and reports every violation.
public final class TenantRules {
    private static final Limit CALLS_PER_SECOND = new Limit(1, 1_000);
    private static final Pattern NUMBER_PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");
    private static final int MAX_PREFIXES = 500;

    private TenantRules() {}

    /// @param defaultCountry the country of a tenant whose draft has none
    public static ValidationResult<TenantSettings> check(TenantDraft draft, Country defaultCountry) {
        var violations = new Violations();
        var name = violations.requiredName("name", draft.name());
        var status = violations.oneOfOrDefault("status", draft.status(), TenantStatus.ACTIVE);
        var country = checkCountry(draft.country(), defaultCountry, violations);
        var callsPerSecond = violations.optionalLimit(
                "maxCallsPerSecond", draft.maxCallsPerSecond(), CALLS_PER_SECOND, "tenant.limit-out-of-range");
        var destinations = checkDestinations(draft.destinations(), violations);
        return violations.result(() -> new TenantSettings(name, status, country, callsPerSecond, destinations));
    }

    private static Country checkCountry(@Nullable String code, Country defaultCountry, Violations violations) {
        if (code == null) {
            return defaultCountry;
        }
        var country = Country.parse(code);
        violations.require(
                country.isPresent(), "country", "one-of", "must be an ISO 3166-1 code in capital letters, such as US");
        return country.orElse(defaultCountry);
    }

    private static Destinations checkDestinations(@Nullable DestinationsDraft draft, Violations violations) {
        return draft == null
                ? Destinations.DEFAULT_COUNTRY_ONLY
                : new Destinations(
                        checkPrefixes("destinations.allowed", draft.allowed(), violations),
                        checkPrefixes("destinations.barred", draft.barred(), violations));
    }

    private static List<String> checkPrefixes(String field, @Nullable List<String> requested, Violations violations) {
        var prefixes = requested == null ? List.<String>of() : requested;
        violations.require(
                prefixes.size() <= MAX_PREFIXES,
                field,
                "tenant.destination-invalid",
                "must have at most " + MAX_PREFIXES + " entries");
        for (var i = 0; i < prefixes.size(); i++) {
            violations.require(
                    NUMBER_PREFIX.matcher(String.valueOf(prefixes.get(i))).matches(),
                    field + "[" + i + "]",
                    "tenant.destination-invalid",
                    "must be a plus sign, a country code and optional further digits, such as +44");
        }
        return prefixes.stream().map(String::valueOf).toList();
    }
}
