package io.trunkline.routing.explain;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.routing.decision.Candidates;
import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.DialedDigits;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.outbound.CallerIdChoice;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.routing.readmodel.TenantNumbers;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.telephony.numbers.WithheldCallers;
import io.trunkline.telephony.tags.CallTags;
import io.trunkline.web.ApiPath;
import io.trunkline.web.parameters.NumberParameter;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Explains how a call would be routed now.
@RestController
@RequestMapping(ApiPath.V1 + "/routes/explain")
class ExplainController {
    private final ExplainRoute routes;
    private final Candidates candidates;
    private final TenantNumbers numbers;
    private final WithheldCallers withheldCallers;
    private final RoutingSettings settings;

    ExplainController(
            ExplainRoute routes,
            Candidates candidates,
            TenantNumbers numbers,
            WithheldCallers withheldCallers,
            RoutingSettings settings) {
        this.routes = routes;
        this.candidates = candidates;
        this.numbers = numbers;
        this.withheldCallers = withheldCallers;
        this.settings = settings;
    }

    /// @param direction `inbound` (default) or `outbound`
    /// @param number the called number
    /// @param from inbound: the caller's number; withheld if omitted
    /// @param campaignId outbound: the campaign that places the call
    /// @param tenantId the tenant that places the call, or in whose country a national called number of an inbound
    ///     call is read; for admins and staff, since a seller has its own
    /// @param dialPrefix outbound: the dial prefix the call uses
    /// @param tried clients or carriers tried so far, in order, each as `<id>[:<how it ended>]`
    /// @param tags inbound: the call's tags, such as `vertical=solar; source=fb`
    @GetMapping
    @Operation(operationId = "explainRoute", summary = "Explain how a call would be routed now")
    Mono<Explanation> explain(
            CurrentUser caller,
            @RequestParam(defaultValue = "inbound") @Pattern(regexp = "inbound|outbound") String direction,
            @RequestParam @Size(min = 1, max = 40) String number,
            @RequestParam(defaultValue = "") @Size(max = 40) String from,
            @RequestParam @Nullable UUID campaignId,
            @RequestParam @Nullable UUID tenantId,
            @RequestParam @Nullable @Pattern(regexp = "[0-9]{1,10}") String dialPrefix,
            @RequestParam @Nullable @Size(max = 20) List<String> tried,
            @RequestParam @Nullable @Size(max = CallTags.MAX_HEADER) String tags) {
        return explain(
                caller,
                new ExplainRequest(
                        direction,
                        NumberParameter.withPlus(number),
                        NumberParameter.withPlus(from),
                        campaignId,
                        tenantId,
                        dialPrefix,
                        tried,
                        tags));
    }

    /// The same, with the question as a body, so that no URL contains a phone number.
    @PostMapping
    @Operation(
            operationId = "explainCall",
            summary = "Explain how a call would be routed now, with the numbers in the body")
    Mono<Explanation> explain(CurrentUser caller, @Valid @RequestBody ExplainRequest question) {
        CallHistory history = TriedParameter.parse(Objects.requireNonNullElse(question.tried(), List.of()));
        Mono<Decision> decision =
                Objects.requireNonNullElse(question.direction(), "inbound").equals("inbound")
                        ? inbound(caller, question, history)
                        : outbound(
                                caller,
                                question.number(),
                                question.campaignId(),
                                question.tenantId(),
                                Optional.ofNullable(question.dialPrefix()),
                                history);
        return Mono.defer(() -> {
            long started = System.nanoTime();
            return decision.map(decided ->
                    Explanation.of(decided, caller.isPlatformUser(), Duration.ofNanos(System.nanoTime() - started)));
        });
    }

    private Mono<Decision> inbound(CurrentUser caller, ExplainRequest question, CallHistory history) {
        Optional<UUID> tenant = caller.tenantId().or(() -> Optional.ofNullable(question.tenantId()));
        CallerIdentity from =
                CallerIdentity.of(Objects.requireNonNullElse(question.from(), ""), false, withheldCallers);
        CallTags tags = tags(question.tags());
        return dialed(tenant, question.number())
                .flatMap(dialed -> routes.explain(
                        new RoutingRequest.Inbound(dialed, from, Optional.empty(), history, tags, Optional.empty()),
                        node()))
                .filter(decision -> isVisible(caller, decision))
                .switchIfEmpty(Mono.error(() -> RoutingProblem.DID_UNKNOWN.problem("There is no such number")));
    }

    private static CallTags tags(@Nullable String text) {
        CallTags tags = text == null ? CallTags.NONE : CallTags.ofHeader(text);
        if (tags.ignored() > 0) {
            throw CommonProblem.INVALID.problem(
                    "tags has parts that are no tags",
                    new FieldViolation("tags", "pattern", "must be tags such as vertical=solar; source=fb"));
        }
        return tags;
    }

    /// The called number as a carrier may deliver it. A national number of the tenant's country is delivered with
    /// its country code.
    private Mono<String> dialed(Optional<UUID> tenant, String number) {
        return Mono.justOrEmpty(tenant)
                .flatMap(numbers::ofTenant)
                .flatMap(reader -> Mono.justOrEmpty(reader.read(number).number()))
                .map(PhoneNumber::e164)
                .defaultIfEmpty(DialedDigits.of(number));
    }

    private Mono<Decision> outbound(
            CurrentUser caller,
            String number,
            @Nullable UUID campaign,
            @Nullable UUID tenantId,
            Optional<String> prefix,
            CallHistory history) {
        Optional<TenantId> tenant =
                caller.tenantId().or(() -> Optional.ofNullable(tenantId)).map(TenantId::new);
        Optional<CampaignId> campaignId = Optional.ofNullable(campaign).map(CampaignId::new);
        Mono<OutboundRequest> request = Mono.zip(
                to(number, tenant, campaign),
                callerIdDid(tenant, campaignId),
                (to, did) -> new OutboundRequest(
                        Optional.of(to),
                        DialedDigits.of(number),
                        tenant,
                        campaignId,
                        Optional.empty(),
                        prefix,
                        did.map(Did::id),
                        false));
        return request.flatMap(outbound -> routes.explain(new RoutingRequest.Outbound(outbound, history), node()))
                .filter(decision -> isVisible(caller, decision))
                .filter(decision -> campaign == null || decision.parties().campaign() != null)
                .switchIfEmpty(Mono.error(() -> RoutingProblem.CAMPAIGN_UNKNOWN.problem("There is no such campaign")));
    }

    private Mono<PhoneNumber> to(String number, Optional<TenantId> tenant, @Nullable UUID campaign) {
        return reader(tenant, campaign)
                .map(reader -> reader.read(number)
                        .number()
                        .orElseThrow(() -> CommonProblem.NUMBER_INVALID.problem(
                                "Invalid phone number: " + number,
                                new FieldViolation("number", "e164", "must be a phone number"))));
    }

    private Mono<PhoneNumberReader> reader(Optional<TenantId> tenant, @Nullable UUID campaign) {
        if (tenant.isPresent()) {
            return numbers.ofTenant(tenant.get().value());
        }
        return campaign == null ? Mono.just(numbers.ofDefaultCountry()) : numbers.ofCampaign(campaign);
    }

    private Mono<Optional<Did>> callerIdDid(Optional<TenantId> tenant, Optional<CampaignId> campaign) {
        return Mono.justOrEmpty(tenant)
                .flatMap(id -> candidates.leastUsedDid(id, CallerIdChoice.any(campaign)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private String node() {
        return settings.nodes().getFirst();
    }

    /// A seller gets only decisions about its own tenant, so that numbers of other tenants and numbers that no
    /// tenant has look the same.
    private static boolean isVisible(CurrentUser caller, Decision decision) {
        TenantId tenant = decision.parties().tenant();
        return caller.isPlatformUser() || tenant != null && caller.canSee(tenant.value());
    }
}
