package io.trunkline.provisioning.idempotency;

import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.security.CurrentUser;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Answers to requests that may come twice. The first one with a key makes the change; the same request again
/// gets the same answer and changes nothing.
public interface IdempotentRequests {

    /// Runs the change once, within the caller's transaction: a change that fails leaves its key free.
    ///
    /// @return the change's answer, now or from before; an error `request.idempotency-conflict` when the key
    ///     came with     another request before
    <T> Mono<T> runOnce(IdempotentRequest<T> request, Mono<T> change);

    /// A request that may come again.
    ///
    /// @param key null when the caller asked for no such care
    /// @param operation such as `POST /api/carriers`
    /// @param body what was asked; a property `password` in it does not count when two are compared
    /// @param withoutSecrets makes of the answer what may be stored: without secrets
    record IdempotentRequest<T>(
            @Nullable IdempotencyKey key,
            CurrentUser user,
            String operation,
            Object body,
            Class<T> responseType,
            UnaryOperator<T> withoutSecrets) {}
}
