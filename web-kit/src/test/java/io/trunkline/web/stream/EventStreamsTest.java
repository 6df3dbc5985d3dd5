package io.trunkline.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.testkit.Await;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.InMemoryRevokedAccess;
import io.trunkline.web.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

class EventStreamsTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final UUID tenant = UUID.randomUUID();
    private final CurrentUser seller = new CurrentUser("seller-1", "ann", Role.SELLER, Optional.of(tenant));
    private final CurrentUser admin = new CurrentUser("admin-1", "bob", Role.ADMIN, Optional.empty());
    private final InMemoryRevokedAccess revokedAccess = new InMemoryRevokedAccess();
    private final StreamSlots slots = new StreamSlots(3, 2, CommonProblem.FORBIDDEN, CommonProblem.UNAVAILABLE);
    private final Sinks.Many<String> events = Sinks.many().multicast().onBackpressureBuffer();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Disposable.Composite subscriptions = Disposables.composite();
    private EventStreams streams;

    @BeforeEach
    void start() {
        streams = streams(NEVER, NEVER);
    }

    @AfterEach
    void cancel() {
        subscriptions.dispose();
    }

    @Test
    void sends_the_events_and_ends_with_them() {
        receive(streams.open(seller, slots, source()));

        events.tryEmitNext("a").orThrow();
        events.tryEmitNext("b").orThrow();
        events.tryEmitComplete().orThrow();

        assertThat(received).containsExactly("a", "b");
        assertThat(ended).isTrue();
    }

    @Test
    void sends_comments_as_heartbeats_until_the_events_end() {
        receive(streams(SHORT, NEVER).open(seller, slots, source()));

        Await.until("two heartbeats", () -> received.size() >= 2);
        assertThat(received).containsOnly("heartbeat");

        events.tryEmitComplete().orThrow();
        Await.until("it ends", ended::get);
    }

    @Test
    void ends_when_the_access_of_its_user_is_revoked() {
        receive(streams(SHORT, NEVER).open(seller, slots, source()));
        Await.until("a heartbeat", () -> !received.isEmpty());

        revokedAccess.apply("seller-1", false, null);

        Await.until("it ends", ended::get);
    }

    @Test
    void ends_when_the_access_is_revoked_without_waiting_for_an_event_or_heartbeat() {
        receive(streams(new EventStreams.Intervals(NEVER, SHORT, NEVER)).open(seller, slots, source()));
        assertThat(ended).isFalse();

        revokedAccess.apply("seller-1", false, null);

        Await.until("it ends", ended::get);
    }

    @Test
    void ends_when_the_access_of_the_tenant_is_revoked() {
        receive(streams.open(seller, slots, source()));
        revokedAccess.apply(tenant.toString(), false, null);

        events.tryEmitNext("a secret by now").orThrow();

        assertThat(ended).isTrue();
        assertThat(received).isEmpty();
    }

    @Test
    void goes_on_when_older_tokens_were_revoked_before_it_was_opened() {
        revokedAccess.apply("seller-1", true, Instant.now().minusSeconds(1));
        receive(streams.open(seller, slots, source()));

        events.tryEmitNext("a").orThrow();

        assertThat(received).containsExactly("a");
    }

    @Test
    void ends_at_its_maximum_age() {
        receive(streams(NEVER, SHORT).open(seller, slots, source()));

        Await.until("it ends", ended::get);
    }

    @Test
    void ends_when_the_service_stops_and_opens_again_after_a_start() {
        receive(streams.open(seller, slots, source()));

        streams.stop();
        assertThat(ended).isTrue();

        streams.start();
        ended.set(false);
        receive(streams.open(seller, slots, Flux.never()));
        assertThat(ended).isFalse();
    }

    @Test
    void limits_the_streams_of_a_user() {
        receive(streams.open(seller, slots, Flux.never()));
        receive(streams.open(seller, slots, Flux.never()));

        assertThatThrownBy(() -> streams.open(seller, slots, source()).blockFirst())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CommonProblem.FORBIDDEN));
        receive(streams.open(admin, slots, Flux.never()));
        assertThat(slots.open()).isEqualTo(3);
    }

    @Test
    void limits_the_streams_in_total() {
        for (int open = 0; open < 3; open++) {
            receive(streams.open(
                    new CurrentUser("admin-" + open, "bob", Role.ADMIN, Optional.empty()), slots, Flux.never()));
        }

        assertThatThrownBy(() -> streams.open(seller, slots, source()).blockFirst())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CommonProblem.UNAVAILABLE));
    }

    @Test
    void a_closed_stream_frees_its_slot() {
        Disposable one = receive(streams.open(seller, slots, source()));
        receive(streams.open(seller, slots, Flux.never()));

        one.dispose();

        assertThat(slots.open()).isEqualTo(1);
        receive(streams.open(seller, slots, Flux.never()));
        assertThat(slots.open()).isEqualTo(2);
    }

    @Test
    void a_stream_that_fails_frees_its_slot() {
        Flux<ServerSentEvent<String>> failing = Flux.error(new IllegalStateException("the database is away"));

        assertThatThrownBy(() -> streams.open(seller, slots, failing).blockFirst())
                .isInstanceOf(IllegalStateException.class);

        assertThat(slots.open()).isZero();
    }

    private EventStreams streams(Duration heartbeat, Duration maxAge) {
        return streams(new EventStreams.Intervals(heartbeat, NEVER, maxAge));
    }

    private EventStreams streams(EventStreams.Intervals intervals) {
        EventStreams made = new EventStreams(revokedAccess, Clock.systemUTC(), intervals);
        made.start();
        return made;
    }

    private Flux<ServerSentEvent<String>> source() {
        return events.asFlux().map(event -> ServerSentEvent.builder(event).build());
    }

    private Disposable receive(Flux<ServerSentEvent<String>> stream) {
        Disposable subscription = stream.subscribe(
                event -> received.add(event.data() == null ? "heartbeat" : event.data()),
                failure -> received.add(failure.toString()),
                () -> ended.set(true));
        subscriptions.add(subscription);
        return subscription;
    }
}
