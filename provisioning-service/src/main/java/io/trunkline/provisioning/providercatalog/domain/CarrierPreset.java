package io.trunkline.provisioning.providercatalog.domain;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The usual settings of a provider's carriers.
///
/// @param id lower case letters, digits and hyphens
/// @param required the fields that a request for a new carrier must have
/// @param hosts the provider's hosts, with `<…>` in place of the account's own part
/// @param registrationTypes `ip` or `registration`, the most common one first
/// @param transports those that the provider accepts, the most common one first
/// @param hint what the operator should know
/// @param carrier the settings of a new carrier, unless the request has others
public record CarrierPreset(
        String id,
        String name,
        List<String> required,
        List<String> hosts,
        List<String> registrationTypes,
        @Nullable List<String> transports,
        String hint,
        CarrierDefaults carrier) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

    public CarrierPreset {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must have 1 to 40 characters of a-z, 0-9 and -");
        }
        required = List.copyOf(required);
        hosts = List.copyOf(hosts);
        registrationTypes = List.copyOf(registrationTypes);
        transports = transports == null ? List.of("udp") : List.copyOf(transports);
    }
}
