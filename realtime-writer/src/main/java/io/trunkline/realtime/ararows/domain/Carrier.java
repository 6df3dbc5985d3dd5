package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A carrier.
///
/// @param sourceNetworks addresses and CIDR blocks of inbound calls; empty for the addresses of its host
/// @param credentials for its authentication challenges; empty when it has none
/// @param registrationUser SIP user of the registration with it; null for a carrier without registration
/// @param qualifySeconds between two OPTIONS requests to a carrier without registration; 0 for none
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
        Optional<PrefixDialplan> prefixDialplan)
        implements Entity {

    /// Asterisk's channel driver.
    public enum Driver {
        PJSIP,
        IAX2
    }

    /// Set by an operator. A carrier in maintenance gets no new calls by its dial prefix, but stays registered and
    /// can send calls. An inactive carrier keeps only the rows that calls in progress need.
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
    public Optional<String> hostToResolve() {
        return sourceNetworks.isEmpty() && driver == Driver.PJSIP && status != Status.INACTIVE
                ? Optional.of(address.host())
                : Optional.empty();
    }

    /// The client URI has the host without the port.
    @Override
    public Optional<RegistrationUris> registrationUris() {
        return Optional.ofNullable(registrationUser)
                .filter(_ -> driver == Driver.PJSIP && status != Status.INACTIVE)
                .map(user -> new RegistrationUris("sip:" + user + "@" + address.uriHost(), address.sipUri()));
    }
}
