package io.trunkline.provisioning.endpoints;

import io.trunkline.provisioning.endpoints.domain.AddressedEndpoint;
import io.trunkline.provisioning.endpoints.domain.SharedAddresses.Neighbor;
import java.util.List;
import reactor.core.publisher.Mono;

/// The source addresses of carriers and of clients at a fixed address.
public interface EndpointAddresses {
    /// The other carriers and clients that accept calls from an address of this one, sorted by precedence. Host
    /// names are compared as text. Inactive ones accept no calls.
    Mono<List<Neighbor>> findNeighbors(AddressedEndpoint endpoint);
}
