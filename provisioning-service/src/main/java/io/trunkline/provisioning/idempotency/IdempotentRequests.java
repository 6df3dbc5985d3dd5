package io.trunkline.provisioning.idempotency;

import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.security.CurrentUser;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Runs requests with an Idempotency-Key once. A repeated request gets the stored response and changes nothing.
public interface IdempotentRequests {

    /// Runs the change once, within the caller's transaction. If the change fails, the key can be used again.
    ///
    /// @return the response, new or stored; fails with `request.idempotency-conflict` if the key was used for a
    ///     different request
    <T> Mono<T> runOnce(IdempotentRequest<T> request, Mono<T> change);

    /// A request that may be repeated.
    ///
    /// @param key null if the request has no Idempotency-Key
    /// @param operation such as `POST /api/carriers`
    /// @param body the request body; its property `password` is not compared
    /// @param withoutSecrets removes secrets from the response before it is stored
    record IdempotentRequest<T>(
            @Nullable IdempotencyKey key,
            CurrentUser user,
            String operation,
            Object body,
            Class<T> responseType,
            UnaryOperator<T> withoutSecrets) {}
}
