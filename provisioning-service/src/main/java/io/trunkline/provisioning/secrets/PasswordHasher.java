package io.trunkline.provisioning.secrets;

import reactor.core.publisher.Mono;

/// People's passwords as they are stored. Both take tens of milliseconds of a processor, on threads of their
/// own.
public interface PasswordHasher {

    Mono<String> hash(String password);

    Mono<Boolean> matches(String password, String hash);
}
