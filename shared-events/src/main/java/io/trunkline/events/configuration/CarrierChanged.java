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
/// @param cidrs source networks the carrier calls from; empty means the host's own addresses
/// @param sealedPassword base64 of the sealed SIP password (`carrier|<id>|password` as associated data), null for
///     none
/// @param transport PJSIP transport section on the node
/// @param codecs in order of preference
/// @param qualifySeconds 0 for no qualify
/// @param maxChannels calls at once, null for no limit
/// @param priority 1 (first) to 100
/// @param dialPrefix 1 to 10 digits, null for no dialplan block
/// @param dialTimeoutSeconds ringing time
/// @param advancedSettings columns of ps_endpoints by their real names
/// @param maxCallsPerSecond attempts that may begin within a second, 1 to 1000, null for no limit
/// @param failover what follows an attempt that ended so, over what is ordinary: a SIP status such as `403`, or a
///     Q.850 cause such as `cause:34`; left out when empty
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
        int port,
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

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, FailoverAction> failover)
        implements EntityEvent {

    /// Asterisk's channel driver for the carrier.
    public enum TrunkType {
        PJSIP,
        IAX2
    }

    /// Known by address, or by registering with it.
    public enum RegistrationType {
        IP,
        REGISTRATION
    }

    /// What an operator set.
    public enum Status {
        ACTIVE,
        INACTIVE,
        MAINTENANCE
    }

    /// How the carrier wants numbers: as dialled, digits only, or E.164 with a plus.
    public enum NumberFormat {
        AS_DIALED,
        DIGITS,
        E164
    }

    /// Whether the next carrier is tried, or the call ends.
    public enum FailoverAction {
        NEXT,
        END
    }

    @Override
    public String key() {
        return carrierId.toString();
    }
}
