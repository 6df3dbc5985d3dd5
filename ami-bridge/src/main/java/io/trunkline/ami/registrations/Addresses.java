package io.trunkline.ami.registrations;

import reactor.core.publisher.Mono;

/// Whose registration AMI means.
interface Addresses {

    /// The endpoint whose registration has these two addresses; empty when none has.
    Mono<String> endpoint(String clientUri, String serverUri);
}
