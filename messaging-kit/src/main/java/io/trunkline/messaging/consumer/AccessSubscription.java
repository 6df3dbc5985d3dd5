package io.trunkline.messaging.consumer;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.wire.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The subscription to `access.changed`, which keeps a list of users, API keys and tenants with revoked access:
/// ```java
/// @Bean
/// Subscription access(InMemoryRevokedAccess revokedAccess) {
///     return AccessSubscription.to(revokedAccess::apply);
/// }
/// ```
/// The list is in memory: each replica consumes the whole topic at each start before it becomes ready.
public final class AccessSubscription {

    private AccessSubscription() {}

    /// What a subject may do from now on. Applying a change twice must change nothing.
    @FunctionalInterface
    public interface Target {

        /// @param subjectId a user, API key or tenant
        /// @param active false revokes every token
        /// @param tokensVoidBefore tokens issued before are revoked; null revokes none
        void apply(String subjectId, boolean active, @Nullable Instant tokensVoidBefore, boolean isTenant);
    }

    public static Subscription to(Target target) {
        return Subscription.inEveryReplica("access", List.of(Topic.ACCESS_CHANGED), batch -> apply(batch, target));
    }

    private static Mono<Void> apply(List<ReceivedEvent> batch, Target target) {
        return Mono.fromRunnable(() -> batch.stream()
                .map(ReceivedEvent::event)
                .filter(AccessChanged.class::isInstance)
                .map(AccessChanged.class::cast)
                .forEach(change -> target.apply(
                        change.subjectId().toString(),
                        change.active() && !change.deleted(),
                        change.tokensVoidBefore(),
                        change.kind() == AccessChanged.Kind.TENANT)));
    }
}
