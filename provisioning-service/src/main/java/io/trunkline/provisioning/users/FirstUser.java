package io.trunkline.provisioning.users;

import reactor.core.publisher.Mono;

/// The admin that makes all other users.
public interface FirstUser {

    /// True while there has never been a user.
    Mono<Boolean> needed();

    Mono<Void> make(String username, String password);
}
