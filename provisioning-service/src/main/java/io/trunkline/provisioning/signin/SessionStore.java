package io.trunkline.provisioning.signin;

import io.trunkline.provisioning.signin.domain.RefreshToken;
import io.trunkline.provisioning.signin.domain.Session;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores sessions and the digests of their refresh tokens.
interface SessionStore {

    Mono<Void> insert(Session session);

    Mono<Void> addToken(UUID session, byte[] digest);

    /// Finds the token and locks the row of its session until the transaction ends.
    Mono<RefreshToken> lockByToken(byte[] digest);

    /// Records the first use of a token and the last use of its session.
    Mono<Void> recordUse(Session session, byte[] digest, Instant now);

    Mono<Void> end(UUID session, Instant now);
}
