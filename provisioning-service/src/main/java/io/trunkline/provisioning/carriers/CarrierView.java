package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierSettings;
import io.trunkline.provisioning.carriers.domain.CarrierStatus;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.RegistrationType;
import io.trunkline.provisioning.carriers.domain.SaveWarning;
import io.trunkline.provisioning.observedstatus.domain.AppliedVersion;
import io.trunkline.provisioning.observedstatus.domain.EndpointHealth;
import io.trunkline.provisioning.observedstatus.domain.NodeStatus;
import io.trunkline.provisioning.observedstatus.domain.NodeStatusView;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A carrier as callers see it: its configuration without the password, and what is observed of it.
///
/// @param passwordSet whether a password is stored
/// @param status what the operator set, or `error` while an active carrier is rejected, unregistered or
///     unreachable
/// @param operatorStatus what the operator set
/// @param available whether calls may be given to it: active and not known to be away
/// @param applied the version that stands in Asterisk's tables; null before the first
/// @param registered with a registration carrier; null while unknown and with an IP carrier
/// @param reachable with an IP carrier; null while unknown and with a registration carrier
/// @param maxCallsPerSecond attempts that may begin within a second; null for no limit
/// @param failover from a SIP status or cause to `next` or `end`, over what is ordinary
/// @param lastError what was last wrong, also when it is over
/// @param nodes what each node sees
/// @param warnings what should be known of this save; empty when read
record CarrierView(
        UUID id,
        String endpointId,
        long version,
        String name,
        @Nullable String description,
        String provider,
        String trunkType,
        String registrationType,
        String host,
        int port,
        List<String> cidrs,
        @Nullable String username,
        @Nullable String authUsername,
        boolean passwordSet,
        @Nullable String fromUser,
        @Nullable String fromDomain,
        List<String> codecs,
        String dtmfMode,
        long qualifySeconds,
        @Nullable Integer maxChannels,
        int priority,
        String status,
        String operatorStatus,
        boolean available,
        @Nullable String dialPrefix,
        long dialTimeoutSeconds,
        String numberFormat,
        SortedMap<String, String> advancedSettings,
        @Nullable Integer maxCallsPerSecond,
        SortedMap<String, String> failover,
        Instant createdAt,
        Instant updatedAt,
        @Nullable AppliedVersion applied,
        @Nullable Boolean registered,
        @Nullable Boolean reachable,
        @Nullable Instant lastRegisteredAt,
        @Nullable Instant lastErrorAt,
        @Nullable String lastError,
        List<NodeStatusView> nodes,
        List<Warning> warnings) {

    /// @param code permanent, such as `carrier.prefix-overlaps`
    record Warning(String code, String message) {}

    private static SortedMap<String, String> failover(CarrierSettings settings) {
        var table = new TreeMap<String, String>();
        settings.failover().forEach((endedBy, onward) -> table.put(endedBy.value(), WireName.of(onward)));
        return table;
    }

    static CarrierView of(Carrier carrier, ObservedStatus seen, List<SaveWarning> notices) {
        var settings = carrier.settings();
        var registers = settings.registrationType() == RegistrationType.REGISTRATION;
        var health = EndpointHealth.of(
                registers ? NodeStatus.Aspect.REGISTRATION : NodeStatus.Aspect.CONTACT, seen.nodeStatuses());
        var active = settings.status() == CarrierStatus.ACTIVE;
        var operatorStatus = WireName.of(settings.status());
        return new CarrierView(
                carrier.id().value(),
                carrier.endpointId().value(),
                carrier.version(),
                settings.name(),
                settings.description(),
                WireName.of(settings.provider()),
                "pjsip",
                WireName.of(settings.registrationType()),
                settings.host().value(),
                settings.port(),
                settings.cidrs(),
                settings.username(),
                settings.authUsername(),
                carrier.sealedPassword() != null,
                settings.fromUser(),
                settings.fromDomain(),
                settings.codecs(),
                settings.dtmfMode(),
                settings.qualifyInterval().toSeconds(),
                settings.limits().maxChannels(),
                settings.priority(),
                active && health.isDown() ? "error" : operatorStatus,
                operatorStatus,
                active && !health.isDown(),
                settings.dialPrefix().map(DialPrefix::digits).orElse(null),
                settings.dialTimeout().toSeconds(),
                WireName.of(settings.numberFormat()),
                new TreeMap<>(Map.copyOf(settings.advancedSettings())),
                settings.limits().maxCallsPerSecond(),
                failover(settings),
                carrier.createdAt(),
                carrier.updatedAt(),
                seen.applied().orElse(null),
                registers ? health.up().orElse(null) : null,
                registers ? null : health.up().orElse(null),
                registers ? health.lastUpAt().orElse(null) : null,
                health.lastErrorAt().orElse(null),
                health.lastError().orElse(null),
                NodeStatusView.listOf(seen.nodeStatuses()),
                notices.stream()
                        .map(notice -> new Warning(notice.code(), notice.message()))
                        .toList());
    }
}
