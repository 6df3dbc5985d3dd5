package io.trunkline.provisioning.users;

import reactor.core.publisher.Mono;

/// The admin that makes all other users.
public interface FirstAdmin {

    /// True while there has never been a user.
    Mono<Boolean> isNeeded();

    Mono<Void> create(String username, String password);
}
