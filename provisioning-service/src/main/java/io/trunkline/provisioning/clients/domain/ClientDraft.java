package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.WireName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to create or replace a client, not yet validated. Absent properties get their default. The properties
/// `mode` to `password` are those of its only endpoint; a client with several has `endpoints` in their place.
///
/// @param mode `registers` (default) or `fixed`
/// @param host only with `fixed`
/// @param port only with `fixed`, 1 to 65535, default 5060
/// @param username only with `registers`: the user it registers as, which is its endpoint id, `[a-z0-9-]{1,40}`;
///     derived from the name if absent; cannot be changed
/// @param password only with `registers`; if a new client has none, one is generated and returned once; when a
///     client is changed, absent keeps it
/// @param qualifySeconds seconds between OPTIONS requests, 0 (none) to 3600, default 30
/// @param maxConcurrency concurrent calls across all campaigns, 1 to 10000; absent for no limit
/// @param totalCallsAllowed answered calls across all campaigns, 0 to 1,000,000,000,000; absent for no limit
/// @param dailyCap attempts a day across all campaigns, 0 to 1,000,000,000; absent for no limit
/// @param weeklyCap the same for an ISO week
/// @param monthlyCap the same for a month
/// @param timeZone IANA time zone of days, weeks, months and opening hours; UTC if absent
/// @param openingHours always open if absent
/// @param endpoints 1 to 10, in the order in which they are dialed; an endpoint of the client that is not among them
///     is removed
public record ClientDraft(
        @Nullable String name,
        @Nullable String description,
        @Nullable String status,
        @Nullable String mode,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        SecretUpdate password,
        @Nullable List<String> codecs,
        @Nullable String dtmfMode,
        @Nullable Integer qualifySeconds,
        @Nullable Map<String, Object> advancedSettings,
        @Nullable Integer maxConcurrency,
        @Nullable Long totalCallsAllowed,
        @Nullable Integer dailyCap,
        @Nullable Integer weeklyCap,
        @Nullable Integer monthlyCap,
        @Nullable String timeZone,
        @Nullable WeeklyHours openingHours,
        @Nullable List<@Nullable EndpointDraft> endpoints) {

    /// The draft that leaves a client as it is. It has no usernames, which cannot be changed.
    public static ClientDraft of(ClientSettings settings, List<ClientEndpoint> endpoints) {
        var only = endpoints.size() == 1 ? Optional.of(endpoints.getFirst()) : Optional.<ClientEndpoint>empty();
        var address = only.flatMap(ClientEndpoint::address);
        return new ClientDraft(
                settings.name(),
                settings.description(),
                WireName.of(settings.status()),
                only.map(endpoint -> WireName.of(endpoint.mode())).orElse(null),
                address.map(known -> known.host().value()).orElse(null),
                address.map(Address::port).orElse(null),
                null,
                SecretUpdate.KEEP,
                settings.codecs(),
                settings.dtmfMode(),
                (int) settings.qualifyInterval().toSeconds(),
                Map.copyOf(settings.advancedSettings()),
                settings.maxConcurrency(),
                settings.caps().total(),
                settings.caps().daily(),
                settings.caps().weekly(),
                settings.caps().monthly(),
                settings.caps().hours().zone().getId(),
                WeeklyHours.of(settings.caps().hours().spans()),
                only.isPresent()
                        ? null
                        : endpoints.stream()
                                .<@Nullable EndpointDraft>map(EndpointDraft::of)
                                .toList());
    }

    /// The properties of its only endpoint.
    ///
    /// @param id null for a new client
    EndpointDraft singleEndpoint(@Nullable UUID id) {
        return new EndpointDraft(id, mode, host, port, username, password);
    }

    /// Whether it has properties of an only endpoint.
    boolean hasFieldsOfSingleEndpoint() {
        return mode != null || host != null || port != null || username != null || !password.equals(SecretUpdate.KEEP);
    }

    /// The draft after a patch. A patch that gives a client its first list of endpoints need not remove the
    /// properties of the only one that it had.
    ///
    /// @param before the draft that was patched
    public ClientDraft patchOf(ClientDraft before) {
        boolean replacesOnly = endpoints != null && before.endpoints == null;
        return replacesOnly && singleEndpoint(null).equals(before.singleEndpoint(null))
                ? withoutFieldsOfSingleEndpoint()
                : this;
    }

    private ClientDraft withoutFieldsOfSingleEndpoint() {
        return new ClientDraft(
                name,
                description,
                status,
                null,
                null,
                null,
                null,
                SecretUpdate.KEEP,
                codecs,
                dtmfMode,
                qualifySeconds,
                advancedSettings,
                maxConcurrency,
                totalCallsAllowed,
                dailyCap,
                weeklyCap,
                monthlyCap,
                timeZone,
                openingHours,
                endpoints);
    }

    /// Leaves out the password, so that it never gets into a log.
    @Override
    public String toString() {
        return "ClientDraft[name=" + name + "]";
    }
}
