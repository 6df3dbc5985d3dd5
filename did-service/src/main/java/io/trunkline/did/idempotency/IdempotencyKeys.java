package io.trunkline.did.idempotency;

import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.security.CurrentUser;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Which number a request with an Idempotency-Key made.
public interface IdempotencyKeys {
    /// Within the transaction that makes the number; a second request with the key waits for the first to end.
    ///
    /// @param request what was asked, to be told apart from another request with the same key
    /// @param id of the number that is about to be made
    /// @return that id when the key is new, else the id of the number made then; fails with
    ///     `request.idempotency-conflict`
    Mono<UUID> claim(CurrentUser by, IdempotencyKey key, Object request, UUID id);
}
