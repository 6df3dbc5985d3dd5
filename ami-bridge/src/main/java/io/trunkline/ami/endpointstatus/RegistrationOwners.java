package io.trunkline.ami.endpointstatus;

import reactor.core.publisher.Mono;

/// Whose registration AMI means.
interface RegistrationOwners {

    /// The endpoint whose registration has these two addresses; empty when none has.
    Mono<String> findEndpoint(String clientUri, String serverUri);
}
