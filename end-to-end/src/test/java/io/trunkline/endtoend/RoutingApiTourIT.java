package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.client.routing.ApiClient;
import io.trunkline.client.routing.ApiException;
import io.trunkline.client.routing.ApiResponse;
import io.trunkline.client.routing.api.BlockedCallersApi;
import io.trunkline.client.routing.api.BlockedCallersApi.APICreateBlockedCallerRequest;
import io.trunkline.client.routing.api.BlockedCallersApi.APIListBlockedCallersRequest;
import io.trunkline.client.routing.api.CallsApi;
import io.trunkline.client.routing.api.CallsApi.APIPlaceCallRequest;
import io.trunkline.client.routing.api.CampaignsApi;
import io.trunkline.client.routing.api.CampaignsApi.APICreateCampaignRequest;
import io.trunkline.client.routing.api.CampaignsApi.APIReplaceCampaignCarrierRequest;
import io.trunkline.client.routing.api.CampaignsApi.APIReplaceCampaignClientRequest;
import io.trunkline.client.routing.api.CampaignsApi.APIUpdateCampaignClientRequest;
import io.trunkline.client.routing.api.RoutesApi;
import io.trunkline.client.routing.api.RoutesApi.APIGetLiveUsageRequest;
import io.trunkline.client.routing.model.BlockedCaller;
import io.trunkline.client.routing.model.BlockedCallerRequest;
import io.trunkline.client.routing.model.CampaignCarrierRequest;
import io.trunkline.client.routing.model.CampaignRequest;
import io.trunkline.client.routing.model.CampaignView;
import io.trunkline.client.routing.model.CapsView;
import io.trunkline.client.routing.model.EventView;
import io.trunkline.client.routing.model.ExplainRequest;
import io.trunkline.client.routing.model.Explanation;
import io.trunkline.client.routing.model.LinkRequest;
import io.trunkline.client.routing.model.LinkRequestPatch;
import io.trunkline.client.routing.model.LinkView;
import io.trunkline.client.routing.model.LiveCampaign;
import io.trunkline.client.routing.model.LiveState;
import io.trunkline.client.routing.model.PlaceCallRequest;
import io.trunkline.client.routing.model.PlacedCallView;
import io.trunkline.client.routing.model.Problem;
import io.trunkline.client.routing.model.TraceEntry;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A tour of routing-service with the client that is generated from its description.
class RoutingApiTourIT {
    private static final String NUMBER = "+12125550200";

    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final SippAnswerer CLIENT_PHONE = SippAnswerer.start();
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final ApiClient CLIENT = newClient(ENVIRONMENT.runningSuite());

    private static UUID tenant = new UUID(0, 0);
    private static UUID did = new UUID(0, 0);
    private static UUID carrier = new UUID(0, 0);
    private static UUID client = new UUID(0, 0);

    private final CampaignsApi campaigns = new CampaignsApi(CLIENT);
    private final CallsApi calls = new CallsApi(CLIENT);
    private final RoutesApi routes = new RoutesApi(CLIENT);

    private static ApiClient newClient(RunningSuite suite) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(suite.serviceUrl("routing-service").toString());
        return client.setRequestInterceptor(AdminToken.authorization(suite));
    }

    @BeforeAll
    static void set_up() {
        ConfigurationFixture fixture = new ConfigurationFixture(ENVIRONMENT.api());
        String owner = fixture.createTenant();
        tenant = UUID.fromString(owner);
        did = UUID.fromString(fixture.createDid(owner, NUMBER));
        carrier = UUID.fromString(
                fixture.createIpCarrier(CARRIER, Map.of()).get("id").asString());
        client = UUID.fromString(fixture.createClient(CLIENT_PHONE));
    }

    @AfterAll
    static void close() {
        CARRIER.close();
        CLIENT_PHONE.close();
    }

    @Test
    void a_campaign_is_created_linked_and_explained() throws ApiException {
        CampaignView campaign = campaigns.createCampaign(APICreateCampaignRequest.newBuilder()
                .campaignRequest(new CampaignRequest()
                        .tenantId(tenant)
                        .name("Tour")
                        .status(CampaignRequest.StatusEnum.ACTIVE)
                        .routingStrategy(CampaignRequest.RoutingStrategyEnum.PRIORITY)
                        .didIds(List.of(did)))
                .build());
        assertThat(campaign.getMaxConcurrency()).isNull();

        ApiResponse<LinkView> link =
                campaigns.replaceCampaignClientWithHttpInfo(APIReplaceCampaignClientRequest.newBuilder()
                        .id(campaign.getId())
                        .clientId(client)
                        .linkRequest(new LinkRequest().priority(1).maxConcurrency(2))
                        .build());

        LinkView changed = campaigns.updateCampaignClient(APIUpdateCampaignClientRequest.newBuilder()
                .id(campaign.getId())
                .clientId(client)
                .linkRequestPatch(new LinkRequestPatch().maxConcurrency(null).weight(3))
                .ifMatch(link.getHeaders().get("etag").getFirst())
                .build());
        assertThat(changed.getMaxConcurrency()).isNull();
        assertThat(changed.getPriority()).isOne();
        Explanation explanation = routes.explainCall(new ExplainRequest()
                .direction(ExplainRequest.DirectionEnum.INBOUND)
                .number(NUMBER)
                .from("+17065550100"));
        assertThat(explanation.getAnswer()).isEqualTo(Explanation.AnswerEnum.DIAL);
        assertThat(explanation.getTrace())
                .filteredOn(TraceEntry::getChosen)
                .extracting(TraceEntry::getId)
                .contains(client.toString());
        LiveState live = routes.getLiveUsage(
                APIGetLiveUsageRequest.newBuilder().campaignId(campaign.getId()).build());
        assertThat(live.getCampaigns()).extracting(LiveCampaign::getName).containsExactly("Tour");
        campaigns.deleteCampaign(campaign.getId(), null);
        assertThat(problemOf(() -> campaigns.getCampaign(campaign.getId(), null))
                        .getCode())
                .isEqualTo("resource.not-found");
    }

    @Test
    void a_call_is_placed_followed_and_canceled() throws Exception {
        UUID campaign = campaigns
                .createCampaign(APICreateCampaignRequest.newBuilder()
                        .campaignRequest(new CampaignRequest()
                                .tenantId(tenant)
                                .name("Calls")
                                .dialTimeoutSeconds(ConfigurationFixture.RING_TIMEOUT_SECONDS)
                                .callerIdDidIds(List.of(did)))
                        .build())
                .getId();
        var _ = campaigns.replaceCampaignCarrier(APIReplaceCampaignCarrierRequest.newBuilder()
                .id(campaign)
                .carrierId(carrier)
                .campaignCarrierRequest(new CampaignCarrierRequest().priority(1))
                .build());

        String call = calls.placeCall(APIPlaceCallRequest.newBuilder()
                        .placeCallRequest(new PlaceCallRequest()
                                .to("+17065559200")
                                .campaignId(campaign)
                                .reference(Map.of("leadId", "tour")))
                        .idempotencyKey(UUID.randomUUID().toString())
                        .build())
                .getCallId();
        List<EventView.EventEnum> events = new ArrayList<>();
        for (EventView event : follow(call)) {
            events.add(event.getEvent());
            if (event.getEvent() == EventView.EventEnum.ANSWERED) {
                var _ = calls.cancelCall(call);
            }
        }

        assertThat(events)
                .contains(EventView.EventEnum.REQUESTED, EventView.EventEnum.ROUTED, EventView.EventEnum.ANSWERED)
                .endsWith(EventView.EventEnum.ENDED);
        PlacedCallView ended = calls.getCall(call);
        assertThat(ended.getState()).isEqualTo(PlacedCallView.StateEnum.ENDED);
        assertThat(ended.getCallerId()).isEqualTo(NUMBER);
        assertThat(ended.getReference()).containsEntry("leadId", "tour");
        assertThat(ended.getCanceledAt()).isNotNull();
        CapsView caps = campaigns.getCampaignCaps(campaign);
        assertThat(caps.getCampaign().getTotal().getTaken()).isOne();
        Await.until(
                "the call holds no lease",
                () -> campaigns
                                .getCampaignCaps(campaign)
                                .getCampaign()
                                .getConcurrency()
                                .getTaken()
                        == 0);
    }

    @Test
    void a_caller_is_blocked_and_unblocked() throws ApiException {
        BlockedCallersApi blockedCallers = new BlockedCallersApi(CLIENT);

        BlockedCaller blocked = blockedCallers.createBlockedCaller(APICreateBlockedCallerRequest.newBuilder()
                .blockedCallerRequest(
                        new BlockedCallerRequest().tenantId(tenant).number("+17065550666"))
                .build());

        assertThat(blockedCallers
                        .listBlockedCallers(APIListBlockedCallersRequest.newBuilder()
                                .tenantId(tenant)
                                .build())
                        .getItems())
                .containsExactly(blocked);
        blockedCallers.deleteBlockedCaller(blocked.getId());
        assertThat(problemOf(() -> blockedCallers.getBlockedCaller(blocked.getId()))
                        .getCode())
                .isEqualTo("resource.not-found");
    }

    @Test
    void a_call_by_an_unknown_campaign_is_refused() {
        Problem unknown = problemOf(() -> calls.placeCall(APIPlaceCallRequest.newBuilder()
                .placeCallRequest(new PlaceCallRequest()
                        .tenantId(tenant)
                        .to("+17065559201")
                        .campaignId(UUID.randomUUID()))
                .build()));

        assertThat(unknown.getStatus()).isEqualTo(422);
        assertThat(unknown.getCode()).isEqualTo("campaign.unknown");
    }

    /// The events of a call until its end. A generated method would read the stream as one JSON value, so the
    /// stream is read with the HTTP client, and only the data of each event with the generated types.
    private static Iterable<EventView> follow(String call) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(CLIENT.getBaseUri() + "/api/v1/calls/" + call + "/events"));
        CLIENT.getRequestInterceptor().accept(request);
        HttpResponse<Stream<String>> response = CLIENT.getHttpClient().send(request.build(), BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return () -> response.body()
                .filter(line -> line.startsWith("data:"))
                .map(line -> CLIENT.getObjectMapper().readValue(line.substring("data:".length()), EventView.class))
                .iterator();
    }

    private static Problem problemOf(ThrowingCallable request) {
        ApiException refused = catchThrowableOfType(ApiException.class, request);
        assertThat(refused).as("refusal").isNotNull();
        return CLIENT.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
    }
}
