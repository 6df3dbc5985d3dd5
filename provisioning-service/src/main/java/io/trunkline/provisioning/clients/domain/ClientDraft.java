package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.clients.domain.ClientSettings.Address;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.WireName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to create or replace a client, not yet validated. Absent properties get their default.
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
        @Nullable WeeklyHours openingHours) {

    /// The draft that leaves a client as it is. It has no username, which cannot be changed.
    public static ClientDraft of(ClientSettings settings) {
        return new ClientDraft(
                settings.name(),
                settings.description(),
                WireName.of(settings.status()),
                WireName.of(settings.mode()),
                settings.address().map(address -> address.host().value()).orElse(null),
                settings.address().map(Address::port).orElse(null),
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
                WeeklyHours.of(settings.caps().hours().spans()));
    }

    /// Leaves out the password, so that it never gets into a log.
    @Override
    public String toString() {
        return "ClientDraft[name=" + name + "]";
    }
}
