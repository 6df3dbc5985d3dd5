package io.trunkline.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.wire.Envelope;
import io.trunkline.events.wire.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessSubscriptionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final UUID user = UUID.randomUUID();
    private final List<String> applied = new ArrayList<>();
    private final Subscription subscription = AccessSubscription.to((id, active, before, isTenant) ->
            applied.add(id + " " + active + " " + before + (isTenant ? " tenant" : "")));

    @Test
    void every_replica_reads_all_of_access_changed() {
        assertThat(subscription.name()).isEqualTo("access");
        assertThat(subscription.topics()).containsExactly(Topic.ACCESS_CHANGED);
        assertThat(subscription.everyReplica()).isTrue();
    }

    @Test
    void applies_each_change_in_order() {
        handle(change(false, true, NOON), change(false, false, null), change(false, true, null));

        assertThat(applied).containsExactly(user + " true " + NOON, user + " false null", user + " true null");
    }

    @Test
    void a_deleted_subject_has_no_access() {
        handle(change(true, true, null));

        assertThat(applied).containsExactly(user + " false null");
    }

    @Test
    void tells_a_tenant_from_a_user() {
        handle(new AccessChanged(user, 1, false, AccessChanged.Kind.TENANT, user, true, null));

        assertThat(applied).containsExactly(user + " true null tenant");
    }

    private AccessChanged change(boolean deleted, boolean active, @Nullable Instant tokensVoidBefore) {
        return new AccessChanged(user, 1, deleted, AccessChanged.Kind.USER, null, active, tokensVoidBefore);
    }

    private void handle(AccessChanged... changes) {
        subscription
                .handler()
                .handle(List.of(changes).stream().map(this::received).toList())
                .block();
    }

    private ReceivedEvent received(AccessChanged change) {
        return new ReceivedEvent(
                change, new Envelope(UUID.randomUUID(), "access.changed.v1", "/test", change.key(), NOON, null, null));
    }
}
