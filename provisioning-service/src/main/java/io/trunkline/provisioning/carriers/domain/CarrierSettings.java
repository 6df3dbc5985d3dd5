package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.carriers.domain.failover.FailoverAction;
import io.trunkline.provisioning.carriers.domain.failover.FailoverTrigger;
import io.trunkline.provisioning.carriers.domain.signaling.NumberSettings;
import io.trunkline.provisioning.endpoints.domain.Host;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The valid configuration of a carrier, without its password.
///
/// @param port empty if SRV records of the host name it (RFC 3263)
/// @param cidrs source addresses of its calls; empty for the addresses of the host
/// @param codecs in order of preference, at least one
/// @param qualifyInterval time between OPTIONS requests; zero for none
/// @param priority 1 (first) to 100
/// @param advancedSettings values of ps_endpoints columns, by column name
/// @param failover overrides of the default failover rules
/// @param offer which tenants may use it
/// @param externalId its id in another system
public record CarrierSettings(
        String name,
        @Nullable String description,
        Provider provider,
        RegistrationType registrationType,
        Host host,
        Optional<Integer> port,
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
        NumberSettings numbers,
        Map<String, String> advancedSettings,
        Limits limits,
        Map<FailoverTrigger, FailoverAction> failover,
        CarrierOffer offer,
        SipSettings sip,
        @Nullable String externalId) {

    public CarrierSettings {
        cidrs = List.copyOf(cidrs);
        codecs = List.copyOf(codecs);
        advancedSettings = Map.copyOf(advancedSettings);
        failover = Map.copyOf(failover);
    }

    /// Where its calls come from: the CIDR blocks, otherwise the host of its proxy, otherwise its own.
    public List<String> sourceNetworks() {
        return cidrs.isEmpty()
                ? List.of(sip.outboundProxy()
                        .map(OutboundProxy::host)
                        .orElse(host)
                        .value())
                : cidrs;
    }

    /// The URIs of the registration, by which AMI events identify it; empty for an IP carrier.
    public Optional<RegistrationUris> registrationUris() {
        if (registrationType == RegistrationType.IP || username == null) {
            return Optional.empty();
        }
        return Optional.of(new RegistrationUris(
                "sip:" + username.replace("@", "%40") + "@" + host.toUriHost(),
                "sip:" + sip.transport().uriTail(host.toUriHost(), port)));
    }

    /// Limits of a carrier; null for no limit.
    ///
    /// @param maxChannels concurrent calls in both directions
    /// @param maxCallsPerSecond attempts per second
    public record Limits(
            @Nullable Integer maxChannels, @Nullable Integer maxCallsPerSecond) {}

    /// @param clientUri `sip:<username>@<host>`, the registered address of record (RFC 3261 §10)
    /// @param serverUri the registrar, such as `sip:<host>:<port>`
    public record RegistrationUris(String clientUri, String serverUri) {}
}
