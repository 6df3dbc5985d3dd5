package io.trunkline.provisioning.tenants.domain;

import io.trunkline.provisioning.validation.domain.Violations;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a tenant's calls may go: beginnings of numbers in E.164, such as `+44`. Of those that a number begins with
/// the longest decides, the barred one of two that are equal; a number of the home country needs no mention.
public record Destinations(List<String> allowed, List<String> barred) {
    /// The home country only.
    public static final Destinations DEFAULT_COUNTRY_ONLY = new Destinations(List.of(), List.of());

    private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");
    private static final int MAX_PREFIXES = 500;

    public Destinations {
        allowed = allowed.stream().sorted().distinct().toList();
        barred = barred.stream().sorted().distinct().toList();
    }

    /// As somebody asks for it, unchecked.
    public record Draft(
            @Nullable List<String> allowed, @Nullable List<String> barred) {
        Destinations check(Violations violations) {
            return new Destinations(
                    checkPrefixes("destinations.allowed", allowed, violations),
                    checkPrefixes("destinations.barred", barred, violations));
        }
    }

    private static List<String> checkPrefixes(String field, @Nullable List<String> given, Violations violations) {
        var prefixes = given == null ? List.<String>of() : given;
        violations.require(
                prefixes.size() <= MAX_PREFIXES, field, "tenant.destination-invalid", "at most " + MAX_PREFIXES);
        for (var i = 0; i < prefixes.size(); i++) {
            violations.require(
                    PREFIX.matcher(String.valueOf(prefixes.get(i))).matches(),
                    field + "[" + i + "]",
                    "tenant.destination-invalid",
                    "a plus, a country code and any further digits: +44");
        }
        return prefixes.stream().map(String::valueOf).toList();
    }
}
