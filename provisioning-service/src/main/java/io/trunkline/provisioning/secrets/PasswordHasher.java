package io.trunkline.provisioning.secrets;

import reactor.core.publisher.Mono;

/// Hashes and verifies user passwords. Each takes tens of milliseconds of CPU time, on separate threads.
public interface PasswordHasher {

    Mono<String> hash(String password);

    /// @param password any text; one that no password can contain matches no hash
    Mono<Boolean> matches(String password, String hash);
}
