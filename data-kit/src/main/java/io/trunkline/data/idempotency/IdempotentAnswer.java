package io.trunkline.data.idempotency;

/// The answer to a request that may be repeated.
///
/// @param isRepeat true if the answer is that of an earlier request and this one changed nothing
public record IdempotentAnswer<T>(T value, boolean isRepeat) {

    /// The answer to a request that ran.
    public static <T> IdempotentAnswer<T> first(T value) {
        return new IdempotentAnswer<>(value, false);
    }

    /// The answer to an earlier request.
    public static <T> IdempotentAnswer<T> repeat(T value) {
        return new IdempotentAnswer<>(value, true);
    }
}
