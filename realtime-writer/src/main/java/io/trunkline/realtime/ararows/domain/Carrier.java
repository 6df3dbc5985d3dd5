package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RealtimeText;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A carrier.
///
/// @param sourceNetworks addresses and CIDR blocks of inbound calls; empty for the addresses of its host
/// @param credentials for its authentication challenges; empty when it has none
/// @param registrationUser SIP user of the registration with it; null for a carrier without registration
/// @param qualifySeconds between two OPTIONS requests to a carrier without registration; 0 for none
/// @param priority 1 (first) to 100
/// @param requests how requests reach it
/// @param prefixDialplan the dialplan of its dial prefix; empty without one
public record Carrier(
        String endpointId,
        Driver driver,
        Status status,
        SipAddress address,
        List<String> sourceNetworks,
        Optional<Credentials> credentials,
        @Nullable String registrationUser,
        EndpointSettings settings,
        int qualifySeconds,
        int priority,
        Requests requests,
        Optional<PrefixDialplan> prefixDialplan)
        implements Entity {

    /// How requests reach a carrier.
    ///
    /// @param outboundProxy gets all of them
    /// @param registrationExpirySeconds after this time a registration is renewed
    /// @param variables of its channels
    public record Requests(
            Optional<SipAddress> outboundProxy, int registrationExpirySeconds, EndpointVariables variables) {
        public static final Requests DIRECT = new Requests(Optional.empty(), 300);

        /// Requests without variables.
        public Requests(Optional<SipAddress> outboundProxy, int registrationExpirySeconds) {
            this(
                    outboundProxy,
                    registrationExpirySeconds,
                    new EndpointVariables(
                            Collections.emptySortedMap(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }

        /// The URI of the proxy in the tables: a loose router (RFC 3261 §16.12).
        Optional<String> proxyUri() {
            return outboundProxy.map(proxy -> RealtimeText.encode(proxy.sipUri() + ";lr"));
        }
    }

    /// Asterisk's channel driver.
    public enum Driver {
        PJSIP,
        IAX2
    }

    /// Set by an operator. A carrier in maintenance gets no new calls by its dial prefix, but stays registered, and its
    /// calls are refused with a record. An inactive carrier keeps only the rows that calls in progress need.
    public enum Status {
        ACTIVE,
        MAINTENANCE,
        INACTIVE
    }

    @Override
    public List<DesiredRow> rows(List<String> addresses) {
        return CarrierRows.of(this, sourceNetworks.isEmpty() ? addresses : sourceNetworks);
    }

    @Override
    public Optional<IdentifyingHost> hostToResolve() {
        return sourceNetworks.isEmpty() && driver == Driver.PJSIP && status != Status.INACTIVE
                ? Optional.of(new IdentifyingHost(
                        requests.outboundProxy().orElse(address).nameToResolve(), IdentifyRows.rank(this)))
                : Optional.empty();
    }

    /// The user part of a SIP URI must not have an `@`.
    static String escapeUser(String user) {
        return user.replace("@", "%40");
    }

    /// The client URI has the host without the port.
    @Override
    public Optional<RegistrationUris> registrationUris() {
        return Optional.ofNullable(registrationUser)
                .filter(_ -> driver == Driver.PJSIP && status != Status.INACTIVE)
                .map(user ->
                        new RegistrationUris("sip:" + escapeUser(user) + "@" + address.uriHost(), address.sipUri()));
    }
}
