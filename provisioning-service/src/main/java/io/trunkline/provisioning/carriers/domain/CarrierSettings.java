package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.carriers.domain.failover.FailoverAction;
import io.trunkline.provisioning.carriers.domain.failover.FailoverTrigger;
import io.trunkline.provisioning.endpoints.domain.Host;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The configuration of a carrier, every rule kept, its password apart.
///
/// @param cidrs empty means the host's own addresses
/// @param codecs in order of preference, at least one
/// @param qualifyInterval zero for none
/// @param priority 1 (first) to 100
/// @param advancedSettings ps_endpoints columns and their values
/// @param limits how much it carries
/// @param failover what follows an attempt that ended so, over what is ordinary
public record CarrierSettings(
        String name,
        @Nullable String description,
        Provider provider,
        RegistrationType registrationType,
        Host host,
        int port,
        List<String> cidrs,
        @Nullable String username,
        @Nullable String authUsername,
        @Nullable String fromUser,
        @Nullable String fromDomain,
        List<String> codecs,
        String dtmfMode,
        Duration qualifyInterval,
        int priority,
        CarrierStatus status,
        Optional<DialPrefix> dialPrefix,
        Duration dialTimeout,
        NumberFormat numberFormat,
        Map<String, String> advancedSettings,
        Limits limits,
        Map<FailoverTrigger, FailoverAction> failover) {

    public CarrierSettings {
        cidrs = List.copyOf(cidrs);
        codecs = List.copyOf(codecs);
        advancedSettings = Map.copyOf(advancedSettings);
        failover = Map.copyOf(failover);
    }

    /// The registrar, and the name by which AMI tells whose registration it speaks of; absent for an IP
    /// carrier.
    public Optional<RegistrationUris> registrationUris() {
        if (registrationType == RegistrationType.IP || username == null) {
            return Optional.empty();
        }
        return Optional.of(new RegistrationUris(
                "sip:" + username + "@" + host.toUriHost(), "sip:" + host.toUriHost() + ":" + port));
    }

    /// @param maxChannels calls at once, null for no limit
    /// @param maxCallsPerSecond attempts that may begin within a second, null for no limit
    public record Limits(
            @Nullable Integer maxChannels, @Nullable Integer maxCallsPerSecond) {}

    /// @param clientUri `sip:<username>@<host>`, the address of record that is registered (RFC 3261 §10)
    /// @param serverUri `sip:<host>:<port>`
    public record RegistrationUris(String clientUri, String serverUri) {}
}
