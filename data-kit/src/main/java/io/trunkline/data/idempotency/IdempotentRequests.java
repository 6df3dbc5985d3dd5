package io.trunkline.data.idempotency;

import reactor.core.publisher.Mono;

/// Runs changes that may be requested twice, once each.
public interface IdempotentRequests {

    /// Runs the change, unless the same request ran before: then its answer is given again. Within the caller's
    /// transaction, so a change that fails leaves its key free. A second request with the same key waits for the
    /// transaction of the first. A request without a key always runs.
    ///
    /// @param change gives exactly one answer
    /// @return the answer, now or from before; the service's conflict error if the key belongs to another request
    <T> Mono<IdempotentAnswer<T>> once(IdempotentRequest<T> request, Mono<T> change);

    /// The answer to the same request from before, for a use case that does much before its transaction begins.
    ///
    /// @return empty for a new key or none; the service's conflict error if the key belongs to another request
    <T> Mono<IdempotentAnswer<T>> earlierAnswer(IdempotentRequest<T> request);
}
