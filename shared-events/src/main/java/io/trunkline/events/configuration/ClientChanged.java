package io.trunkline.events.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client, such as a call center that buys calls, as configured. The fields `endpointId` to `sealedPassword` are
/// those of its first endpoint.
///
/// @param endpointId the id in Asterisk, `[a-z0-9-]{1,40}`
/// @param mode whether it registers or has a fixed address
/// @param host with `FIXED`
/// @param port with `FIXED`
/// @param username for digest authentication, with `REGISTERS`
/// @param sealedPassword base64, `client|<id>|password` as associated data, null for none
/// @param qualifySeconds interval of OPTIONS requests (qualify); 0 for none
/// @param maxConcurrency concurrent calls across all campaigns; null for no limit
/// @param rules its other caps and its opening hours; null for none
/// @param endpoints all its endpoints in the order in which they are dialed; absent for a client with one endpoint
///     whose id is the client's
public record ClientChanged(
        UUID clientId,
        long version,
        boolean deleted,
        String endpointId,
        String name,
        Status status,
        Mode mode,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String sealedPassword,
        String transport,
        List<String> codecs,
        String dtmfMode,
        int qualifySeconds,
        Map<String, String> advancedSettings,
        @Nullable Integer maxConcurrency,
        @Nullable Rules rules,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Endpoint> endpoints)
        implements EntityEvent {

    /// A client with one endpoint.
    public ClientChanged(
            UUID clientId,
            long version,
            boolean deleted,
            String endpointId,
            String name,
            Status status,
            Mode mode,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String sealedPassword,
            String transport,
            List<String> codecs,
            String dtmfMode,
            int qualifySeconds,
            Map<String, String> advancedSettings,
            @Nullable Integer maxConcurrency,
            @Nullable Rules rules) {
        this(
                clientId,
                version,
                deleted,
                endpointId,
                name,
                status,
                mode,
                host,
                port,
                username,
                sealedPassword,
                transport,
                codecs,
                dtmfMode,
                qualifySeconds,
                advancedSettings,
                maxConcurrency,
                rules,
                List.of());
    }

    /// The status that an operator set.
    public enum Status {
        ACTIVE,
        INACTIVE
    }

    /// How Asterisk finds the client.
    public enum Mode {
        REGISTERS,
        FIXED
    }

    /// One endpoint of a client.
    ///
    /// @param id never changed; that of `realtime.applied`
    /// @param endpointId its id in Asterisk, `[a-z0-9-]{1,40}`, never changed
    /// @param host with `FIXED`
    /// @param port with `FIXED`
    /// @param username for digest authentication, with `REGISTERS`
    /// @param sealedPassword base64, `client|<id>|password` as associated data, null for none
    public record Endpoint(
            UUID id,
            String endpointId,
            Mode mode,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String sealedPassword) {}

    /// The caps of a client across all campaigns, and when it takes calls; null for no limit.
    ///
    /// @param totalCallsAllowed answered calls
    /// @param dailyCap attempts a day
    /// @param weeklyCap attempts an ISO week
    /// @param monthlyCap attempts a month
    /// @param timeZone IANA name, of days, weeks, months and hours
    /// @param openingHours empty for always
    public record Rules(
            @Nullable Long totalCallsAllowed,
            @Nullable Integer dailyCap,
            @Nullable Integer weeklyCap,
            @Nullable Integer monthlyCap,
            String timeZone,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OpeningHours> openingHours) {}

    /// One period of opening hours.
    ///
    /// @param weekday `monday` to `sunday`, the day on which it starts
    /// @param from `09:00`
    /// @param to on the next day when it is not after `from`
    public record OpeningHours(String weekday, String from, String to) {}

    /// At least one, in the order in which they are dialed.
    public List<Endpoint> allEndpoints() {
        return endpoints.isEmpty()
                ? List.of(new Endpoint(clientId, endpointId, mode, host, port, username, sealedPassword))
                : endpoints;
    }

    @Override
    public String key() {
        return clientId.toString();
    }
}
