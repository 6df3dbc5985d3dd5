package io.trunkline.data.idempotency;

import java.util.function.UnaryOperator;

/// A request that may be repeated.
///
/// @param body what was requested; the same key with another body is a conflict. A file stands in it as
///     [FileDigest]
/// @param answerType the answer's type, written and read as JSON
/// @param storedAnswer makes of the answer what is stored and given to a repeat: without secrets
public record IdempotentRequest<T>(RequestKey key, Object body, Class<T> answerType, UnaryOperator<T> storedAnswer) {

    /// A request whose answer is stored as it is.
    public IdempotentRequest(RequestKey key, Object body, Class<T> answerType) {
        this(key, body, answerType, UnaryOperator.identity());
    }
}
