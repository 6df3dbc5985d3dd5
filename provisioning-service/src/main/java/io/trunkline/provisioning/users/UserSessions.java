package io.trunkline.provisioning.users;

import io.trunkline.web.security.CurrentUser;
import reactor.core.publisher.Mono;

/// Ends sessions of users.
public interface UserSessions {

    /// Ends all sessions of the caller and revokes all its tokens.
    Mono<Void> endAll(CurrentUser caller);
}
