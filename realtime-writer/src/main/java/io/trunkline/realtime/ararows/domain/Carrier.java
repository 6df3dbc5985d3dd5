package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A provider that calls go out to and come in from.
///
/// @param sourceNetworks addresses and CIDR blocks its calls come from; empty means the addresses of its host
/// @param credentials what it challenges us for, empty when it does not
/// @param registrationUser the SIP user under which Asterisk registers with it; null for a carrier known by its
///     address
/// @param qualifySeconds between two OPTIONS to a carrier known by its address; 0 for none
/// @param prefixDialplan the prefix it is dialled by, empty for none
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

    /// What an operator set. In maintenance nothing new goes out by the prefix, but it stays registered and its
    /// calls come in; an inactive carrier keeps only what calls in progress need.
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

    /// The seed's form: the client's URI names the host without its port.
    @Override
    public Optional<RegistrationUris> registrationUris() {
        return Optional.ofNullable(registrationUser)
                .filter(_ -> driver == Driver.PJSIP && status != Status.INACTIVE)
                .map(user -> new RegistrationUris("sip:" + user + "@" + address.uriHost(), address.sipUri()));
    }
}
