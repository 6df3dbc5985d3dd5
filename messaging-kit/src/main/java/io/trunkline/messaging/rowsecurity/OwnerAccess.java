package io.trunkline.messaging.rowsecurity;

import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/// Runs work for a request as the owner of the database, who sees the rows of all tenants. For work that has to:
/// the sign-in of a user whose tenant is not known yet, and shared caches.
public final class OwnerAccess {
    private OwnerAccess() {}

    /// Must not be used within a transaction, which keeps its connection.
    public static <T> Mono<T> run(Mono<T> work) {
        return work.contextWrite(context -> context.put(OwnerAccess.class, true));
    }

    static boolean isIn(ContextView context) {
        return context.hasKey(OwnerAccess.class);
    }
}
