package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriercalls.domain.CarrierCalls;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierSettings;
import io.trunkline.provisioning.carriers.domain.CarrierStatus;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.OutboundProxy;
import io.trunkline.provisioning.carriers.domain.RegistrationType;
import io.trunkline.provisioning.carriers.domain.signaling.AccountHeader;
import io.trunkline.provisioning.endpoints.domain.SaveWarning;
import io.trunkline.provisioning.observedstatus.domain.AppliedVersion;
import io.trunkline.provisioning.observedstatus.domain.EndpointHealth;
import io.trunkline.provisioning.observedstatus.domain.NodeStatus;
import io.trunkline.provisioning.observedstatus.domain.NodeStatusView;
import io.trunkline.provisioning.realtimewriter.domain.PlannedRows;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.numbers.Country;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A carrier as the API returns it: its configuration without the password, and its observed status.
///
/// @param passwordSet whether a password is stored
/// @param status the operator's status, or `error` while an active carrier is rejected, unregistered or unreachable
/// @param operatorStatus the status that an operator set
/// @param available whether it can take a call now, apart from its limits: active, registered if it is a
///     registration carrier, and not known to be unreachable if it is an IP carrier
/// @param applied the version that is in Asterisk's realtime tables; null before the first
/// @param registered whether a registration carrier is registered; null if unknown, and for an IP carrier
/// @param reachable whether an IP carrier is reachable; null if unknown, and for a registration carrier
/// @param maxCallsPerSecond attempts per second; null for no limit
/// @param offeredTo the tenants that may use it: `all`, `some` or `none`
/// @param offeredTenantIds the tenants of `some`, otherwise empty
/// @param failover overrides of the default failover rules: a SIP status or Q.850 cause to `next` or `end`
/// @param observedSince when it came up or went down, on the first or last node; null if unknown
/// @param roundTripMillis the shortest round trip of an OPTIONS request to an IP carrier that a node reports as
///     reachable, as of when it became reachable; null if unknown, and for a registration carrier
/// @param channelsInUse its channels in both directions, on all nodes, by their last snapshots
/// @param calls its outbound calls
/// @param authRealm the realm of the challenges that the password is for; null for any
/// @param outboundProxy `<host>:<port>`; gets all requests to the carrier
/// @param externalId its id in another system
/// @param port null if SRV records of the host name it
/// @param headers values of headers by name, in INVITEs to it
/// @param calledNumberIn where its calls have the called number: `request-uri`, `to`, `p-called-party-id`, `header`
///     or `fixed`
/// @param calledNumberHeader the name of the header, for `header`
/// @param fixedCalledNumber for `fixed`
/// @param tagsHeader the header in which its calls have tags; null for none
/// @param accountHeader the header that tells its calls from those of other carriers at its address; null for none
/// @param accountHeaderValue the value of that header in its calls
/// @param country of its national numbers; null for the platform's
/// @param inboundNumberFormat how numbers are written in its calls
/// @param transport what carries SIP messages to it: `udp`, `tcp` or `tls`
/// @param lastError the latest error, even if it is over
/// @param nodes the status reported by each node
/// @param warnings what the operator should know about a carrier just saved; empty when it is read
/// @param tableRows what a dry run would write to Asterisk's tables; null otherwise
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
        @Nullable Integer port,
        String transport,
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
        @Nullable String country,
        String inboundNumberFormat,
        SortedMap<String, String> advancedSettings,
        @Nullable Integer maxCallsPerSecond,
        SortedMap<String, String> failover,
        String offeredTo,
        List<UUID> offeredTenantIds,
        @Nullable String authRealm,
        @Nullable String outboundProxy,
        long registrationExpirySeconds,
        @Nullable String externalId,
        SortedMap<String, String> headers,
        String calledNumberIn,
        @Nullable String calledNumberHeader,
        @Nullable String fixedCalledNumber,
        @Nullable String tagsHeader,
        @Nullable String accountHeader,
        @Nullable String accountHeaderValue,
        Instant createdAt,
        Instant updatedAt,
        @Nullable AppliedVersion applied,
        @Nullable Boolean registered,
        @Nullable Boolean reachable,
        @Nullable Double roundTripMillis,
        @Nullable Instant observedSince,
        @Nullable Instant lastRegisteredAt,
        @Nullable Instant lastErrorAt,
        @Nullable String lastError,
        List<NodeStatusView> nodes,
        int channelsInUse,
        CallCounts calls,
        List<SaveWarning> warnings,
        @Nullable PlannedRows tableRows) {

    /// The outbound calls of a carrier. An attempt counts as a call.
    ///
    /// @param successful those that were answered
    /// @param failed those that the carrier or the network could not carry
    /// @param successRate successful calls in percent, with two decimals; null without a call
    /// @param failureRate failed calls in percent, with two decimals; null without a call
    record CallCounts(
            long total,
            long successful,
            long failed,
            @Nullable Double successRate,
            @Nullable Double failureRate) {

        private static CallCounts of(CarrierCalls calls) {
            return new CallCounts(
                    calls.total(), calls.successful(), calls.failed(), calls.successRate(), calls.failureRate());
        }
    }

    private static SortedMap<String, String> failoverTable(CarrierSettings settings) {
        var table = new TreeMap<String, String>();
        settings.failover().forEach((trigger, action) -> table.put(trigger.value(), WireName.of(action)));
        return table;
    }

    static CarrierView of(Carrier carrier, CarrierState state, List<SaveWarning> warnings) {
        return of(carrier, state, warnings, null);
    }

    static CarrierView of(
            Carrier carrier, CarrierState state, List<SaveWarning> warnings, @Nullable PlannedRows tableRows) {
        var observed = state.observed();
        var settings = carrier.settings();
        var registers = settings.registrationType() == RegistrationType.REGISTRATION;
        var health = EndpointHealth.of(
                registers ? NodeStatus.Aspect.REGISTRATION : NodeStatus.Aspect.CONTACT, observed.nodeStatuses());
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
                settings.port().orElse(null),
                WireName.of(settings.sip().transport()),
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
                active && (registers ? health.isUp() : !health.isDown()),
                settings.dialPrefix().map(DialPrefix::digits).orElse(null),
                settings.dialTimeout().toSeconds(),
                WireName.of(settings.numbers().outbound()),
                settings.numbers().country().map(Country::code).orElse(null),
                WireName.of(settings.numbers().inbound()),
                new TreeMap<>(Map.copyOf(settings.advancedSettings())),
                settings.limits().maxCallsPerSecond(),
                failoverTable(settings),
                WireName.of(settings.offer().to()),
                settings.offer().tenantIds(),
                settings.sip().authRealm(),
                settings.sip().outboundProxy().map(OutboundProxy::text).orElse(null),
                settings.sip().registrationExpiry().toSeconds(),
                settings.externalId(),
                settings.sip().headers(),
                WireName.of(settings.sip().calledNumber().place()),
                settings.sip().calledNumber().header(),
                settings.sip().calledNumber().number(),
                settings.sip().tagsHeader(),
                settings.sip().account().map(AccountHeader::name).orElse(null),
                settings.sip().account().map(AccountHeader::value).orElse(null),
                carrier.createdAt(),
                carrier.updatedAt(),
                observed.applied().orElse(null),
                registers ? health.up().orElse(null) : null,
                registers ? null : health.up().orElse(null),
                registers ? null : health.roundTripMillis().orElse(null),
                health.since().orElse(null),
                registers ? health.lastUpAt().orElse(null) : null,
                health.lastErrorAt().orElse(null),
                health.lastError().orElse(null),
                NodeStatusView.listOf(observed.nodeStatuses()),
                state.channelsInUse(),
                CallCounts.of(state.calls()),
                warnings,
                tableRows);
    }
}
