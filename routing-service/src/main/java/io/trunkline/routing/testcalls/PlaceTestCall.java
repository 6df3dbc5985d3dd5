package io.trunkline.routing.testcalls;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.data.idempotency.RequestKey;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.routing.readmodel.TenantNumbers;
import io.trunkline.routing.testcalls.TestCallCommands.TestCall;
import io.trunkline.routing.testcalls.TestedCampaigns.TestedCampaign;
import io.trunkline.routing.testcalls.TestedCampaigns.TestedNumber;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.telephony.numbers.WithheldCallers;
import io.trunkline.telephony.tags.CallTags;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Places a test call to a campaign: refuses it where an inbound call would be refused now, and commands a node to
/// place it. Routing decides again when the node asks, as for every call, and only then takes caps.
@Component
class PlaceTestCall {
    private static final String OPERATION = "POST /api/v1/campaigns/{id}/test-calls";
    private static final int RANDOM_LENGTH = 12;

    private final TestedCampaigns campaigns;
    private final TenantNumbers numbers;
    private final WithheldCallers withheldCallers;
    private final TestDecision testDecision;
    private final IdempotentRequests idempotentRequests;
    private final AuditLog auditLog;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final RoutingSettings settings;
    private final Clock clock;

    PlaceTestCall(
            TestedCampaigns campaigns,
            TenantNumbers numbers,
            WithheldCallers withheldCallers,
            TestDecision testDecision,
            IdempotentRequests idempotentRequests,
            AuditLog auditLog,
            Outbox outbox,
            TransactionalOperator transactions,
            RoutingSettings settings,
            Clock clock) {
        this.campaigns = campaigns;
        this.numbers = numbers;
        this.withheldCallers = withheldCallers;
        this.testDecision = testDecision;
        this.idempotentRequests = idempotentRequests;
        this.auditLog = auditLog;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /// What a repeated request is compared by.
    private record Order(UUID campaign, TestCallRequest request) {}

    /// The call, in the audit log.
    private record PlacedTest(String callId, String number) {}

    Mono<IdempotentAnswer<String>> place(
            CurrentUser user, UUID campaign, TestCallRequest request, @Nullable IdempotencyKey key) {
        var order = new IdempotentRequest<>(
                RequestKey.of(user, OPERATION, key), new Order(campaign, request), String.class);
        return idempotentRequests
                .earlierAnswer(order)
                .switchIfEmpty(Mono.defer(() -> placeNew(user, campaign, request, order)));
    }

    private Mono<IdempotentAnswer<String>> placeNew(
            CurrentUser user, UUID campaign, TestCallRequest request, IdempotentRequest<String> order) {
        return campaigns
                .find(campaign, user.tenantId())
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such campaign")))
                .zipWith(numbers.ofCampaign(campaign), (found, reader) -> target(found, reader, request))
                .flatMap(this::decide)
                .flatMap(decided -> save(user, decided, order));
    }

    /// @param from empty for a caller who withholds the number
    private record Target(TestedCampaign campaign, TestedNumber called, Optional<PhoneNumber> from) {
        RoutingRequest asked(WithheldCallers withheldCallers) {
            String caller = from.map(PhoneNumber::e164).orElse("");
            return new RoutingRequest.Inbound(
                    called.number().e164(),
                    CallerIdentity.of(caller, false, withheldCallers),
                    Optional.empty(),
                    CallHistory.EMPTY,
                    CallTags.NONE,
                    Optional.empty());
        }
    }

    private static Target target(TestedCampaign campaign, PhoneNumberReader reader, TestCallRequest request) {
        Optional<PhoneNumber> from = Optional.ofNullable(request.from())
                .map(text -> reader.read(text)
                        .number()
                        .orElseThrow(() -> invalid("from", "e164", "must be a phone number")));
        return new Target(campaign, called(campaign, reader, request.number()), from);
    }

    private static TestedNumber called(TestedCampaign campaign, PhoneNumberReader reader, @Nullable String number) {
        Optional<PhoneNumber> asked =
                Optional.ofNullable(number).flatMap(text -> reader.read(text).number());
        return campaign.numbers().stream()
                .filter(one -> number == null || asked.equals(Optional.of(one.number())))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "number",
                        "unknown",
                        "must be a number of the campaign" + (campaign.numbers().isEmpty() ? ", which has none" : "")));
    }

    private static ProblemException invalid(String field, String rule, String message) {
        return CommonProblem.INVALID.problem(field + " " + message, new FieldViolation(field, rule, message));
    }

    private record Decided(TestCall call, Duration ringTimeout) {}

    private Mono<Decided> decide(Target target) {
        return testDecision.decide(target.asked(withheldCallers)).map(decided -> {
            var campaign = decided.decision().parties().campaign();
            boolean isOfCampaign = campaign != null
                    && campaign.value().equals(target.campaign().id());
            Duration ringTimeout = switch (decided.decision().answer()) {
                case Answer.Dial dial when isOfCampaign -> dial.ringTimeout();
                case Answer.Overflow overflow when isOfCampaign -> overflow.ringTimeout();
                case Answer.Stop(var reason, var _, var _) -> throw refusal(reason);
                // another campaign has the number, since this one is not active
                default -> throw refusal(StopReason.CAMPAIGN_INACTIVE);
            };
            return new Decided(call(target, decided.node()), ringTimeout);
        });
    }

    private static ProblemException refusal(StopReason reason) {
        return RoutingProblem.CALL_NO_CLIENT.problem(
                "An inbound call would be refused now: " + reason.code(), Map.of("reason", reason.code()));
    }

    private TestCall call(Target target, String node) {
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, RANDOM_LENGTH);
        return new TestCall(
                CallId.placed(node, clock.instant(), random),
                target.campaign().tenant(),
                target.campaign().id(),
                target.called().did(),
                target.called().number(),
                target.from());
    }

    private Mono<IdempotentAnswer<String>> save(CurrentUser user, Decided decided, IdempotentRequest<String> order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TestCall call = decided.call();
        var command = TestCallCommands.originate(call, decided.ringTimeout(), now, settings.commandDeadline());
        var entity = new AuditEntry.Entity("campaign", call.campaign().toString(), call.tenant(), null);
        var change = AuditEntry.Change.to(
                new PlacedTest(call.id().value(), call.number().e164()));
        return idempotentRequests
                .once(
                        order,
                        outbox.append(command)
                                .then(auditLog.append(AuditEntry.of(user, "test-call", entity, change)))
                                .thenReturn(call.id().value()))
                .as(transactions::transactional);
    }
}
