package io.trunkline.events.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A carrier as configured.
///
/// @param endpointId its id in Asterisk, `[a-z0-9-]{1,40}`, never changed
/// @param provider `twilio`, `vonage`, `bandwidth` or `custom`
/// @param port null if SRV records of the host name it
/// @param cidrs networks from which the carrier calls; empty for the addresses of the host
/// @param sealedPassword base64 of the sealed SIP password (`carrier|<id>|password` as associated data), null
///     for none
/// @param transport PJSIP transport section on the node
/// @param codecs in order of preference
/// @param qualifySeconds interval of OPTIONS requests (qualify); 0 for none
/// @param maxChannels cap on concurrent calls; null for none
/// @param priority 1 (first) to 100
/// @param dialPrefix 1 to 10 digits, null for no prefix dialplan
/// @param dialTimeoutSeconds ring timeout
/// @param advancedSettings columns of ps_endpoints
/// @param maxCallsPerSecond attempts that may start within a second, 1 to 1000; null for no limit
/// @param failover exceptions to the failover rules, by SIP status such as `403` or Q.850 cause such as `cause:34`;
///     absent when empty
/// @param offeredTo which tenants may use the carrier; null in events of earlier versions, for all
/// @param offeredTenantIds the tenants if it is offered to some; absent when empty
/// @param authRealm the realm of the challenges that the password is for; null for any
/// @param registrationExpirySeconds after this time a registration is renewed; null in events of earlier versions,
///     for 300
/// @param externalId its id in another system
/// @param signaling how SIP requests reach it, and what they have; null in events of earlier versions
public record CarrierChanged(
        UUID carrierId,
        long version,
        boolean deleted,
        String endpointId,
        String name,
        String provider,
        TrunkType trunkType,
        RegistrationType registrationType,
        String host,
        @Nullable Integer port,
        List<String> cidrs,
        @Nullable String username,
        @Nullable String authUsername,
        @Nullable String sealedPassword,
        @Nullable String fromUser,
        @Nullable String fromDomain,
        String transport,
        List<String> codecs,
        String dtmfMode,
        int qualifySeconds,
        @Nullable Integer maxChannels,
        int priority,
        Status status,
        @Nullable String dialPrefix,
        int dialTimeoutSeconds,
        NumberFormat numberFormat,
        Map<String, String> advancedSettings,
        @Nullable Integer maxCallsPerSecond,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, FailoverAction> failover,

        @Nullable OfferedTo offeredTo,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> offeredTenantIds,

        @Nullable String authRealm,
        @Nullable OutboundProxy outboundProxy,
        @Nullable Integer registrationExpirySeconds,
        @Nullable String externalId,
        @Nullable Signaling signaling)
        implements EntityEvent {

    /// Asterisk's channel driver for the carrier.
    public enum TrunkType {
        PJSIP,
        IAX2
    }

    /// How SIP requests reach the carrier, and what they have.
    ///
    /// @param protocol carries all messages to the carrier
    /// @param headers values of headers by name, in INVITEs to the carrier; absent when empty
    /// @param calledNumber where its calls have the called number; null for the request URI
    /// @param country of its national numbers, such as `US`; null for the platform's
    /// @param inboundNumberFormat how numbers are written in its calls; null for any way
    /// @param tagsHeader the header in which its calls have tags; null for none
    /// @param account the header that tells its calls from those of other carriers at its address; null for none
    public record Signaling(
            Protocol protocol,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,

            @Nullable CalledNumber calledNumber,
            @Nullable String country,
            @Nullable NumberFormat inboundNumberFormat,
            @Nullable String tagsHeader,
            @Nullable AccountHeader account) {}

    /// A header and its value in the calls of one account of a provider.
    public record AccountHeader(String name, String value) {}

    /// Where calls from the carrier have the called number: in a header, or it is always the same. One of
    /// both is null.
    public record CalledNumber(
            @Nullable String header, @Nullable String number) {}

    /// A transport protocol of SIP.
    public enum Protocol {
        UDP,
        TCP,
        TLS
    }

    /// A proxy that gets all requests to the carrier.
    public record OutboundProxy(String host, int port) {}

    /// How the carrier and Asterisk find each other: by fixed addresses, or because Asterisk registers.
    public enum RegistrationType {
        IP,
        REGISTRATION
    }

    /// The status that an operator set.
    public enum Status {
        ACTIVE,
        INACTIVE,
        MAINTENANCE
    }

    /// How numbers are sent to the carrier: as dialed, E.164 without or with a plus sign, or national, with or without
    /// `00` for numbers of other countries.
    public enum NumberFormat {
        AS_DIALED,
        DIGITS,
        E164,
        NATIONAL,
        NATIONAL_WITH_00
    }

    /// Whether to try the next carrier, or to end the call.
    public enum FailoverAction {
        NEXT,
        END
    }

    /// Which tenants may use the carrier.
    public enum OfferedTo {
        ALL,
        SOME,
        NONE
    }

    @Override
    public String key() {
        return carrierId.toString();
    }
}
