package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static io.trunkline.routing.RoutingUnderTest.refused;
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

class LiveIT {
    private static final String LIVE = "/api/routes/live";

    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final Town.Endpoint client = town.client();
    private final Town.Endpoint carrier = town.limitedCarrier(50, new Town.Limits(5, null, Map.of()));
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(town.tenant));
    private final RestClient stranger = routing.api().withToken(routing.tokens.seller(UUID.randomUUID()));
    private final String call = Town.call();
    private String campaign;

    @BeforeEach
    void a_call_is_under_way_under_limits() {
        campaign = town.campaign(List.of(number), List.of(client), List.of())
                .get("id")
                .asString();
        var _ = accepted(
                routing.api().put("/api/campaigns/" + campaign + "/clients/" + client.id(), "{\"maxConcurrency\": 3}"));
        assertThat(routing.next(Question.inbound(call, number.e164()).with("endpoint", carrier.name())))
                .startsWith("DIAL|");
    }

    @Test
    void what_is_taken_and_left_is_shown_of_a_campaign_its_links_and_a_carrier() {
        JsonNode live = accepted(routing.api().get(LIVE + "?campaignId=" + campaign + "&carrierId=" + carrier.id()));

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

        routing.ended(call, 1);

        live = accepted(routing.api().get(LIVE + "?campaignId=" + campaign + "&carrierId=" + carrier.id()));
        assertThat(live.at("/links/0/concurrency/left").asInt()).isEqualTo(3);
        assertThat(live.at("/carriers/0/channels/left").asInt()).isEqualTo(5);
    }

    @Test
    void the_platforms_people_see_everything_and_a_node_with_its_leases() {
        JsonNode live = accepted(routing.api().withToken(routing.tokens.staff()).get(LIVE));

        assertThat(ids(live, "campaigns")).contains(campaign);
        assertThat(ids(live, "carriers")).contains(carrier.id().toString());
        Await.until(
                "the node is known to be asked",
                () -> accepted(routing.api().get(LIVE + "?node=ast1"))
                                .get("nodes")
                                .size()
                        == 1);
        live = accepted(routing.api().get(LIVE + "?node=ast1"));
        assertThat(live.at("/nodes/0/leases").asInt()).isPositive();
        assertThat(live.get("campaigns")).isEmpty();
    }

    @Test
    void a_seller_sees_its_own_campaigns_and_links_and_nothing_of_the_platform() {
        JsonNode own = accepted(seller.get(LIVE));

        assertThat(ids(own, "campaigns")).containsExactly(campaign);
        assertThat(own.get("links")).hasSize(1);
        assertThat(own.get("carriers")).isEmpty();
        assertThat(own.get("nodes")).isEmpty();
        for (String asked : List.of(
                "",
                "?campaignId=" + campaign,
                "?tenantId=" + town.tenant,
                "?carrierId=" + carrier.id(),
                "?node=ast1")) {
            JsonNode others = accepted(stranger.get(LIVE + asked));
            for (String kind : List.of("campaigns", "links", "carriers", "nodes")) {
                assertThat(others.get(kind)).as("%s of %s", kind, asked).isEmpty();
            }
        }
        refused(seller.get("/api/leases"), 403, "auth.forbidden");
        refused(routing.api().withToken(null).get(LIVE + "/stream"), 401, "auth.token-missing");
    }

    @Test
    void who_follows_has_the_whole_first_and_then_what_changes() {
        String path = LIVE + "/stream?campaignId=" + campaign;
        try (LiveStream stream = LiveStream.follow(routing.api(), path);
                LiveStream theirs = LiveStream.follow(stranger, path)) {
            LiveStream.Said first = stream.next();
            assertThat(first.event()).isEqualTo("state");
            assertThat(first.data().at("/links/0/concurrency/taken").asInt()).isEqualTo(1);
            assertThat(theirs.next().data().get("campaigns")).isEmpty();

            routing.ended(call, 1);

            LiveStream.Said change = stream.next();
            assertThat(change.event()).isEqualTo("change");
            assertThat(change.data().at("/links/0/concurrency/taken").asInt()).isZero();
            assertThat(change.data().at("/campaigns/0/concurrency/taken").asInt())
                    .isZero();
            assertThat(change.data().get("gone")).isEmpty();

            var _ = accepted(routing.api().delete("/api/campaigns/" + campaign + "/clients/" + client.id()));

            LiveStream.Said gone = stream.next();
            assertThat(gone.data().get("gone")).hasSize(1);
        }
    }

    @Test
    void a_stream_ends_with_the_access_of_who_follows() {
        UUID subject = UUID.randomUUID();
        RestClient leaving = routing.api().withToken(routing.tokens.seller(town.tenant, subject));
        try (LiveStream stream = LiveStream.follow(leaving, LIVE + "/stream")) {
            assertThat(stream.next().event()).isEqualTo("state");

            routing.wire.publish(
                    new AccessChanged(subject, 1, false, AccessChanged.Kind.USER, town.tenant, false, null));
            Await.until("access has ended", () -> leaving.get(LIVE).statusCode() == 401);
            routing.ended(call, 1);

            assertThat(stream.next().event()).isEqualTo("end");
        }
    }

    @Test
    void one_caller_may_have_so_many_streams_and_a_closed_one_makes_room() {
        List<LiveStream> open = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            LiveStream stream = LiveStream.follow(seller, LIVE + "/stream");
            open.add(stream);
            assertThat(stream.next().event()).isEqualTo("state");
        }

        refused(seller.get(LIVE + "/stream"), 429, "live.too-many-streams");

        open.getFirst().close();
        Await.until("there is room again", () -> {
            try (LiveStream stream = LiveStream.follow(seller, LIVE + "/stream")) {
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
            assertThat(accepted(routing.api().get("/api/leases?" + asked)).get("items"))
                    .as(asked)
                    .singleElement()
                    .satisfies(
                            lease -> assertThat(lease.get("callId").asString()).isEqualTo(call));
        }
        assertThat(accepted(routing.api().get("/api/leases?node=elsewhere&callId=" + call))
                        .get("items"))
                .isEmpty();
    }

    private static List<String> ids(JsonNode live, String kind) {
        return live.get(kind).valueStream().map(row -> row.get("id").asString()).toList();
    }
}
