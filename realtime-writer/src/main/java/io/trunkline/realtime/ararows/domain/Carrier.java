package io.trunkline.realtime.projection.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A provider that calls go out to and come in from.
///
/// @param networks addresses and CIDR blocks its calls come from; empty means the addresses of its host
/// @param credentials what it challenges us for, empty when it does not
/// @param registersAs the SIP user under which Asterisk registers with it; null for a carrier known by its address
/// @param qualifySeconds between two OPTIONS to a carrier known by its address; 0 for none
/// @param block the prefix it is dialled by, empty for none
public record Carrier(
        String endpoint,
        Driver driver,
        Status status,
        Peer peer,
        List<String> networks,
        Optional<Credentials> credentials,
        @Nullable String registersAs,
        EndpointSettings settings,
        int qualifySeconds,
        Optional<PrefixBlock> block)
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
    public List<WantedRow> rows(List<String> addresses) {
        return CarrierRows.of(this, networks.isEmpty() ? addresses : networks);
    }

    @Override
    public Optional<String> hostToResolve() {
        return networks.isEmpty() && driver == Driver.PJSIP && status != Status.INACTIVE
                ? Optional.of(peer.host())
                : Optional.empty();
    }

    /// The seed's form: the client's URI names the host without its port.
    @Override
    public Optional<RegistrationUris> registration() {
        return Optional.ofNullable(registersAs)
                .filter(_ -> driver == Driver.PJSIP && status != Status.INACTIVE)
                .map(user -> new RegistrationUris("sip:" + user + "@" + peer.hostPart(), peer.uri()));
    }
}
