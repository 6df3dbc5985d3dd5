package io.trunkline.provisioning.endpointtests;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.provisioning.audit.ChangeRecorder;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange.Action;
import io.trunkline.provisioning.carriercalls.LiveChannels;
import io.trunkline.provisioning.endpointtests.TestCommands.NumberedCall;
import io.trunkline.provisioning.endpointtests.domain.EndpointTest;
import io.trunkline.provisioning.endpointtests.domain.EndpointTestView;
import io.trunkline.provisioning.endpointtests.domain.NodeResults;
import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.web.paging.Page;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.stream.EventStreams;
import io.trunkline.web.stream.StreamSlots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Starts tests and reads them.
@Component
class RunEndpointTests implements EndpointTests {
    /// A node that has reported nothing for so long is left out.
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(10);

    private static final Duration FOLLOW_INTERVAL = Duration.ofMillis(250);
    private static final int MAX_STREAMS = 100;
    private static final int MAX_STREAMS_PER_USER = 10;

    private final EndpointTestStore tests;
    private final LiveChannels nodes;
    private final ChangeRecorder recorder;
    private final TransactionalOperator transactions;
    private final EventStreams streams;
    private final StreamSlots slots = new StreamSlots(
            MAX_STREAMS,
            MAX_STREAMS_PER_USER,
            ProvisioningProblem.TEST_STREAMS_OF_USER,
            ProvisioningProblem.TEST_STREAMS_FULL);
    private final Duration limit;
    private final Clock clock;

    /// @param limit after which each test ends
    RunEndpointTests(
            EndpointTestStore tests,
            LiveChannels nodes,
            ChangeRecorder recorder,
            TransactionalOperator transactions,
            EventStreams streams,
            @Value("${trunkline.endpoint-tests.limit:15s}") Duration limit,
            Clock clock) {
        this.tests = tests;
        this.nodes = nodes;
        this.recorder = recorder;
        this.transactions = transactions;
        this.streams = streams;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Mono<EndpointTestView> start(CurrentUser by, TestedEndpoint endpoint, Optional<Call> call) {
        return Mono.defer(() -> {
            Optional<NumberedCall> numbered = call.map(NumberedCall::of);
            EndpointTest test = newTest(endpoint);
            return tests.insert(test)
                    .filter(stored -> stored)
                    .switchIfEmpty(Mono.defer(() -> tests.findRunning(endpoint.id(), test.startedAt()))
                            .map(running -> isRunning(endpoint, running))
                            .defaultIfEmpty(CommonProblem.UNAVAILABLE.problem("Another test has just ended"))
                            .flatMap(Mono::error))
                    .flatMap(_ -> recorder.record(recorded(by, endpoint, test, numbered)))
                    .as(transactions::transactional)
                    .then(Mono.fromSupplier(() -> EndpointTestView.of(test)));
        });
    }

    private EndpointTest newTest(TestedEndpoint endpoint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<NodeResults> results = nodes.nodesSeenSince(now.minus(SEEN_WITHIN)).stream()
                .map(node -> new NodeResults(node, 0, false, List.of()))
                .toList();
        if (results.isEmpty()) {
            throw ProvisioningProblem.ENDPOINT_NO_NODE.problem("No node has reported anything for 10 minutes");
        }
        return new EndpointTest(
                UUID.randomUUID(),
                endpoint.kind(),
                endpoint.id(),
                endpoint.registration().isPresent(),
                now,
                now.plus(limit),
                null,
                results);
    }

    private ProblemException isRunning(TestedEndpoint endpoint, EndpointTest running) {
        String path = "/api/v1/" + WireName.of(endpoint.kind()) + "s/" + endpoint.id() + "/tests/" + running.id();
        return ProvisioningProblem.ENDPOINT_TEST_RUNNING
                .problem(
                        "A test is running until " + running.deadline() + " at the latest",
                        Map.of("testId", running.id(), "location", path))
                .withRetryAfter(Duration.between(clock.instant(), running.deadline()));
    }

    private static RecordedChange recorded(
            CurrentUser by, TestedEndpoint endpoint, EndpointTest test, Optional<NumberedCall> call) {
        return new RecordedChange(
                by,
                Action.TEST,
                AuditEntry.Entity.ofPlatform(WireName.of(endpoint.kind()), endpoint.id(), endpoint.version()),
                AuditEntry.Change.to(Map.of("testId", test.id(), "call", call.isPresent())),
                List.copyOf(TestCommands.of(test, endpoint, call)));
    }

    @Override
    public Mono<Page<EndpointTestView>> list(UUID owner) {
        return tests.list(owner)
                .map(found -> new Page<>(found.stream().map(this::toView).toList(), null));
    }

    @Override
    public Mono<EndpointTestView> find(UUID owner, UUID testId) {
        return require(owner, testId).map(EndpointTestView::of);
    }

    private Mono<EndpointTest> require(UUID owner, UUID testId) {
        return tests.find(owner, testId)
                .map(test -> test.at(clock.instant()))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such test")));
    }

    private EndpointTestView toView(EndpointTest test) {
        return EndpointTestView.of(test.at(clock.instant()));
    }

    @Override
    public Mono<ResponseEntity<Flux<ServerSentEvent<EndpointTestView>>>> follow(
            CurrentUser by, UUID owner, UUID testId, @Nullable String lastEventId) {
        int seen = lastEventId != null && lastEventId.matches("[0-9]{1,6}") ? Integer.parseInt(lastEventId) : 0;
        return require(owner, testId)
                .map(test -> test.hasEnded() && seen >= test.revision()
                        // 204 makes an EventSource stop reconnecting
                        ? ResponseEntity.noContent().build()
                        : ResponseEntity.ok().body(streams.open(by, slots, changes(owner, testId, seen))));
    }

    private Flux<ServerSentEvent<EndpointTestView>> changes(UUID owner, UUID testId, int seen) {
        return Flux.concat(Mono.just(0L), Flux.interval(FOLLOW_INTERVAL).onBackpressureDrop())
                .concatMap(_ -> require(owner, testId), 1)
                .filter(test -> test.revision() > seen)
                .distinctUntilChanged(EndpointTest::revision)
                .takeUntil(EndpointTest::hasEnded)
                .map(test -> ServerSentEvent.builder(EndpointTestView.of(test))
                        .id(String.valueOf(test.revision()))
                        .event(test.hasEnded() ? "ended" : "progress")
                        .build());
    }
}
