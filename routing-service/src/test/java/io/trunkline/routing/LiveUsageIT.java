package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveUsageIT {
    private static final String LIVE = "/api/v1/routes/live";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final TenantFixture.EndpointFixture client = town.createLimitedClient(4);
    private final TenantFixture.EndpointFixture carrier =
            town.createLimitedCarrier(50, new TenantFixture.CarrierLimits(5, null, Map.of()));
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(town.tenantId));
    private final RestClient stranger = routing.api().withToken(routing.tokens.seller(UUID.randomUUID()));
    private final String call = TenantFixture.newCallId();
    private String campaign;

    @BeforeEach
    void start_a_call_under_limits() {
        campaign = town.createCampaign(List.of(number), List.of(client), List.of())
                .get("id")
                .asString();
        var _ = requireSuccess(routing.api()
                .put("/api/v1/campaigns/" + campaign + "/clients/" + client.id(), "{\"maxConcurrency\": 3}"));
        assertThat(routing.askNext(QuestionFields.inbound(call, number.e164()).with("endpoint", carrier.endpointId())))
                .startsWith("DIAL|");
    }

    @Test
    void used_and_remaining_capacity_is_shown_per_campaign_link_and_carrier() {
        JsonNode live =
                requireSuccess(routing.api().get(LIVE + "?campaignId=" + campaign + "&carrierId=" + carrier.id()));

        assertThat(live.get("campaigns")).hasSize(1);
        assertThat(live.at("/campaigns/0/concurrency").toString())
                .isEqualTo("{\"limit\":null,\"taken\":1,\"left\":null}");
        assertThat(live.get("links")).hasSize(1);
        assertThat(live.at("/links/0/concurrency").toString()).isEqualTo("{\"limit\":3,\"taken\":1,\"left\":2}");
        assertThat(live.at("/links/0/clientId").asString())
                .isEqualTo(client.id().toString());
        assertThat(live.get("carriers")).hasSize(1);
        assertThat(live.at("/carriers/0/channels").toString()).isEqualTo("{\"limit\":5,\"taken\":1,\"left\":4}");
        assertThat(live.get("nodes")).isEmpty();

        routing.reportEnd(call, 1);

        live = requireSuccess(routing.api().get(LIVE + "?campaignId=" + campaign + "&carrierId=" + carrier.id()));
        assertThat(live.at("/links/0/concurrency/left").asInt()).isEqualTo(3);
        assertThat(live.at("/carriers/0/channels/left").asInt()).isEqualTo(5);
    }

    @Test
    void admins_and_staff_see_everything_and_each_node_with_its_leases() {
        JsonNode live =
                requireSuccess(routing.api().withToken(routing.tokens.staff()).get(LIVE));

        assertThat(ids(live, "campaigns")).contains(campaign);
        assertThat(ids(live, "carriers")).contains(carrier.id().toString());
        assertThat(live.get("clients"))
                .filteredOn(row -> row.get("id").asString().equals(client.id().toString()))
                .singleElement()
                .satisfies(row -> assertThat(row.get("concurrency").toString())
                        .isEqualTo("{\"limit\":4,\"taken\":1,\"left\":3}"));
        Await.until(
                "the node is known to be asked",
                () -> requireSuccess(routing.api().get(LIVE + "?node=ast1"))
                                .get("nodes")
                                .size()
                        == 1);
        live = requireSuccess(routing.api().get(LIVE + "?node=ast1"));
        assertThat(live.at("/nodes/0/leases").asInt()).isPositive();
        assertThat(live.get("campaigns")).isEmpty();
    }

    @Test
    void a_seller_sees_its_own_campaigns_and_links_and_nothing_of_the_platform() {
        JsonNode own = requireSuccess(seller.get(LIVE));

        assertThat(ids(own, "campaigns")).containsExactly(campaign);
        assertThat(own.get("links")).hasSize(1);
        assertThat(own.get("clients")).isEmpty();
        assertThat(own.get("carriers")).isEmpty();
        assertThat(own.get("nodes")).isEmpty();
        for (String asked : List.of(
                "",
                "?campaignId=" + campaign,
                "?tenantId=" + town.tenantId,
                "?carrierId=" + carrier.id(),
                "?node=ast1")) {
            JsonNode others = requireSuccess(stranger.get(LIVE + asked));
            for (String kind : List.of("campaigns", "links", "carriers", "nodes")) {
                assertThat(others.get(kind)).as("%s of %s", kind, asked).isEmpty();
            }
        }
        requireProblem(seller.get("/api/v1/leases"), 403, "auth.forbidden");
        requireProblem(routing.api().withToken(null).get(LIVE + "/stream"), 401, "auth.token-missing");
    }

    @Test
    void a_stream_starts_with_the_full_state_then_sends_changes() {
        String path = LIVE + "/stream?campaignId=" + campaign;
        try (EventStreamReader stream = EventStreamReader.follow(routing.api(), path);
                EventStreamReader theirs = EventStreamReader.follow(stranger, path)) {
            EventStreamReader.ReceivedEvent first = stream.next();
            assertThat(first.event()).isEqualTo("state");
            assertThat(first.data().at("/links/0/concurrency/taken").asInt()).isEqualTo(1);
            assertThat(theirs.next().data().get("campaigns")).isEmpty();

            routing.reportEnd(call, 1);

            EventStreamReader.ReceivedEvent change = stream.next();
            assertThat(change.event()).isEqualTo("change");
            assertThat(change.data().at("/links/0/concurrency/taken").asInt()).isZero();
            assertThat(change.data().at("/campaigns/0/concurrency/taken").asInt())
                    .isZero();
            assertThat(change.data().get("gone")).isEmpty();

            var _ = requireSuccess(routing.api().delete("/api/v1/campaigns/" + campaign + "/clients/" + client.id()));

            EventStreamReader.ReceivedEvent gone = stream.next();
            // the end of the call may come in two changes, with its counters in the second one
            while (gone.data().get("gone").isEmpty()) {
                gone = stream.next();
            }
            assertThat(gone.data().get("gone")).hasSize(1);
        }
    }

    @Test
    void a_stream_ends_when_the_access_of_its_user_is_revoked() {
        UUID subject = UUID.randomUUID();
        RestClient leaving = routing.api().withToken(routing.tokens.seller(town.tenantId, subject));
        try (EventStreamReader stream = EventStreamReader.follow(leaving, LIVE + "/stream")) {
            assertThat(stream.next().event()).isEqualTo("state");

            routing.topics.publish(
                    new AccessChanged(subject, 1, false, AccessChanged.Kind.USER, town.tenantId, false, null));
            Await.until("access has ended", () -> leaving.get(LIVE).statusCode() == 401);
            routing.reportEnd(call, 1);

            assertThat(stream.next().event()).isEqualTo("end");
        }
    }

    @Test
    void streams_per_user_are_limited_and_closing_one_frees_a_slot() {
        List<EventStreamReader> open = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            EventStreamReader stream = EventStreamReader.follow(seller, LIVE + "/stream");
            open.add(stream);
            assertThat(stream.next().event()).isEqualTo("state");
        }

        requireProblem(seller.get(LIVE + "/stream"), 429, "live.too-many-streams");

        open.getFirst().close();
        Await.until("there is room again", () -> {
            try (EventStreamReader stream = EventStreamReader.follow(seller, LIVE + "/stream")) {
                return stream.status() == 200;
            }
        });
        open.getLast().close();
    }

    @Test
    void leases_are_listed_by_node_campaign_carrier_and_call() {
        for (String asked : List.of(
                "callId=" + call,
                "campaignId=" + campaign,
                "carrierId=" + carrier.id(),
                "node=ast1&callId=" + call + "&carrierId=" + carrier.id())) {
            assertThat(requireSuccess(routing.api().get("/api/v1/leases?" + asked))
                            .get("items"))
                    .as(asked)
                    .singleElement()
                    .satisfies(
                            lease -> assertThat(lease.get("callId").asString()).isEqualTo(call));
        }
        assertThat(requireSuccess(routing.api().get("/api/v1/leases?node=elsewhere&callId=" + call))
                        .get("items"))
                .isEmpty();
    }

    private static List<String> ids(JsonNode live, String kind) {
        return live.get(kind).valueStream().map(row -> row.get("id").asString()).toList();
    }
}
