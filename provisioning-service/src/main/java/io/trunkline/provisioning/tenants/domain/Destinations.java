package io.trunkline.provisioning.tenants.domain;

import java.util.List;

/// Where a tenant's calls may go, as prefixes of E.164 numbers such as `+44`. Of the prefixes that match a number,
/// the longest decides; of two equal ones, the barred one. Numbers of the default country are allowed
/// unless barred.
public record Destinations(List<String> allowed, List<String> barred) {
    /// The default country only.
    public static final Destinations DEFAULT_COUNTRY_ONLY = new Destinations(List.of(), List.of());

    public Destinations {
        allowed = allowed.stream().sorted().distinct().toList();
        barred = barred.stream().sorted().distinct().toList();
    }
}
