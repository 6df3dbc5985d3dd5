package io.trunkline.ami.endpointstatus;

import reactor.core.publisher.Mono;

/// Finds the endpoint of a registration.
interface RegistrationOwners {

    /// The endpoint whose registration has these two URIs; empty when there is none.
    Mono<String> findEndpoint(String clientUri, String serverUri);
}
