package io.trunkline.routing.platform;

import io.trunkline.web.ApiPath;
import io.trunkline.web.openapi.ApiDescription;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// What the OpenAPI description says that the controllers do not declare: problem codes and allowed values.
@Configuration(proxyBeanMethods = false)
class DescriptionWiring {
    private static final String[] CAMPAIGN_STATUSES = {"active", "inactive"};
    private static final String[] CARRIER_STATUSES = {"active", "inactive", "maintenance"};
    private static final String[] CAPS_COUNTS = {"attempts", "answered"};
    private static final String[] STRATEGIES = {"priority", "round-robin", "weighted", "timeout-fallback"};
    private static final String[] REPEAT_CALLER_MODES = {"same-client", "other-client", "refuse"};

    @Bean
    ApiDescription campaignDescription() {
        return ApiDescription.none()
                .problems(HttpMethod.GET, ApiPath.V1 + "/campaigns", CommonProblem.TENANT_UNKNOWN)
                .problemsOfWrites(
                        ApiPath.V1 + "/campaigns/**",
                        RoutingProblem.NAME_TAKEN,
                        CommonProblem.TENANT_UNKNOWN,
                        RoutingProblem.DID_UNKNOWN,
                        RoutingProblem.DID_TAKEN,
                        RoutingProblem.CARRIER_UNKNOWN,
                        RoutingProblem.CLIENT_NOT_AVAILABLE,
                        RoutingProblem.PREFIX_OR_CARRIER,
                        CommonProblem.NOT_READY)
                .values("CampaignRequest.routingStrategy", STRATEGIES)
                .values("RepeatCallersRequest.mode", REPEAT_CALLER_MODES)
                .values("AddedDid.result", "added", "unchanged", "failed")
                .values("CampaignView.status", CAMPAIGN_STATUSES)
                .values("CampaignView.routingStrategy", STRATEGIES)
                .values("LinkView.status", CAMPAIGN_STATUSES)
                .values("AvailableCarrier.status", CARRIER_STATUSES)
                .parameterValues("listCampaigns", "status", CAMPAIGN_STATUSES)
                .parameterValues("listCampaignAvailableCarriers", "status", CARRIER_STATUSES)
                .values("RepeatCallersView.mode", REPEAT_CALLER_MODES)
                .values("RepeatCallersView.scope", "campaign", "tenant")
                .values("CampaignView.capsCount", CAPS_COUNTS)
                .values("LinkView.capsCount", CAPS_COUNTS);
    }

    @Bean
    ApiDescription blockedCallerDescription() {
        return ApiDescription.none()
                .problems(HttpMethod.GET, ApiPath.V1 + "/blocked-callers", CommonProblem.TENANT_UNKNOWN)
                .problems(HttpMethod.POST, ApiPath.V1 + "/blocked-callers", CommonProblem.TENANT_UNKNOWN)
                .problems(HttpMethod.DELETE, ApiPath.V1 + "/blocked-callers/*", CommonProblem.TENANT_UNKNOWN);
    }

    @Bean
    ApiDescription callDescription() {
        return ApiDescription.none()
                .problems(
                        HttpMethod.POST,
                        ApiPath.V1 + "/calls",
                        CommonProblem.TENANT_UNKNOWN,
                        CommonProblem.NUMBER_INVALID,
                        RoutingProblem.NO_DID_AVAILABLE,
                        RoutingProblem.DID_UNKNOWN,
                        RoutingProblem.CALL_DID_UNUSABLE,
                        RoutingProblem.CALL_ROUTE_AMBIGUOUS,
                        RoutingProblem.CAMPAIGN_UNKNOWN,
                        RoutingProblem.CARRIER_UNKNOWN,
                        RoutingProblem.CALL_CONNECT_REFUSED,
                        RoutingProblem.CALL_DESTINATION_BARRED,
                        RoutingProblem.CALL_DESTINATION_NOT_ALLOWED,
                        RoutingProblem.CALL_TENANT_SUSPENDED,
                        RoutingProblem.CALL_TOO_FAST,
                        RoutingProblem.CALL_CAMPAIGN_UNAVAILABLE,
                        RoutingProblem.CALL_NO_ROUTE,
                        CommonProblem.NOT_READY)
                .problems(HttpMethod.POST, ApiPath.V1 + "/campaigns/{id}/test-calls", RoutingProblem.CALL_NO_CLIENT)
                .problems(HttpMethod.POST, ApiPath.V1 + "/calls/{callId}/cancel", RoutingProblem.CALL_ALREADY_ENDED)
                .problems(HttpMethod.GET, ApiPath.V1 + "/calls/{callId}/events", ofStreams())
                .values(
                        "PlacedCallView.state",
                        "requested",
                        "started",
                        "ringing",
                        "answered",
                        "ended",
                        "not-originated")
                .values(
                        "StepView.kind",
                        "started",
                        "attempt-started",
                        "ringing",
                        "answered",
                        "attempt-ended",
                        "ended",
                        "not-originated")
                .values("EventView.event", "requested", "routed", "ringing", "answered", "ended");
    }

    @Bean
    ApiDescription liveCallDescription() {
        String[] states = {"dialing", "ringing", "answered"};
        String[] directions = {"inbound", "outbound", "prefix"};
        return ApiDescription.none()
                .problems(HttpMethod.GET, ApiPath.V1 + "/live-calls", CommonProblem.TENANT_UNKNOWN)
                .problems(HttpMethod.GET, ApiPath.V1 + "/live-calls/stream", CommonProblem.TENANT_UNKNOWN)
                .problems(HttpMethod.GET, ApiPath.V1 + "/live-calls/stream", ofStreams())
                .problems(
                        HttpMethod.POST, ApiPath.V1 + "/live-calls/{callId}/hangup", RoutingProblem.CALL_ALREADY_ENDED)
                .values("LiveCall.state", states)
                .values("LiveCall.direction", directions)
                .parameterValues("listLiveCalls", "state", states)
                .parameterValues("listLiveCalls", "direction", directions)
                .parameterValues("followLiveCalls", "state", states)
                .parameterValues("followLiveCalls", "direction", directions);
    }

    @Bean
    ApiDescription liveDescription() {
        return ApiDescription.none()
                .problems(HttpMethod.GET, ApiPath.V1 + "/routes/live/stream", ofStreams())
                .problems(HttpMethod.GET, ApiPath.V1 + "/routes/explain", ofExplanations())
                .problems(HttpMethod.POST, ApiPath.V1 + "/routes/explain", ofExplanations())
                .values("Explanation.answer", "dial", "overflow", "stop")
                .values("LiveCampaign.status", CAMPAIGN_STATUSES)
                .values("LiveLink.status", CAMPAIGN_STATUSES)
                .values("LiveClient.status", CAMPAIGN_STATUSES)
                .values("LiveCarrier.status", CARRIER_STATUSES)
                .values("LiveLease.direction", "inbound", "outbound", "prefix", "connect");
    }

    @Bean
    ApiDescription nodeDescription() {
        String[] statuses = {"reachable", "unreachable", "unknown"};
        return ApiDescription.none()
                .values("NodeView.status", statuses)
                .parameterValues("listNodes", "status", statuses);
    }

    private static ProblemCode[] ofExplanations() {
        return new ProblemCode[] {
            CommonProblem.NUMBER_INVALID, RoutingProblem.DID_UNKNOWN, RoutingProblem.CAMPAIGN_UNKNOWN
        };
    }

    private static RoutingProblem[] ofStreams() {
        return new RoutingProblem[] {RoutingProblem.LIVE_TOO_MANY_STREAMS, RoutingProblem.LIVE_STREAMS_FULL};
    }
}
