package io.trunkline.provisioning.signinlimits;

import java.time.Instant;
import reactor.core.publisher.Mono;

/// The addresses that each account has signed in from.
interface SignInAddresses {
    /// Whether the account has signed in from the address since then.
    Mono<Boolean> isKnown(String account, String address, Instant since);

    /// Records that the account has signed in from the address.
    Mono<Void> record(String account, String address, Instant now);
}
