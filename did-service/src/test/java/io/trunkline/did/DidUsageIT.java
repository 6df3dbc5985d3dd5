package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.TestEnvironment.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.CdrRecorded.Attempt;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.wire.Topic;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DidUsageIT {
    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);
    private final String number = TestEnvironment.newNumber();

    @Test
    void the_next_available_number_is_the_least_used_active_one() {
        var none = seller.get("/api/v1/dids/next-available");
        assertProblem(none, 409, "did.none-available");
        assertThat(json(none).get("detail").asString()).isEqualTo("No available DIDs configured for this tenant");
        var one = add(seller, body(number, "active"));
        var other = add(seller, body(TestEnvironment.newNumber(), "active"));
        add(seller, body(TestEnvironment.newNumber(), "available"));
        String first = id(one).compareTo(id(other)) < 0 ? id(one) : id(other);
        assertThat(id(json(seller.get("/api/v1/dids/next-available")))).isEqualTo(first);

        EVENTS.publish(outboundCallRecord(UUID.randomUUID().toString(), 1, first));

        String second = first.equals(id(one)) ? id(other) : id(one);
        Await.until(
                "counted",
                () -> id(json(seller.get("/api/v1/dids/next-available"))).equals(second));
    }

    @Test
    void max_usage_is_stored_published_and_removed_and_a_number_at_its_limit_is_not_available() {
        String path = "/api/v1/dids/"
                + id(json(seller.post(
                        "/api/v1/dids", "{\"number\":\"" + number + "\",\"status\":\"active\",\"maxUsage\":1}")));
        assertThat(json(seller.get(path)).get("maxUsage").asLong()).isEqualTo(1);
        UUID did = UUID.fromString(path.substring("/api/v1/dids/".length()));
        assertThat(EVENTS.await(DidChanged.class, event -> event.didId().equals(did))
                        .maxUsage())
                .isEqualTo(1);

        EVENTS.publish(outboundCallRecord(UUID.randomUUID().toString(), 1, did.toString()));
        Await.until("a call is counted", () -> usageCount(did.toString()) == 1);
        assertProblem(seller.get("/api/v1/dids/next-available"), 409, "did.none-available");

        assertThat(json(seller.patch(path, "{\"maxUsage\":null}"))
                        .get("maxUsage")
                        .isNull())
                .isTrue();
        assertThat(seller.get("/api/v1/dids/next-available").statusCode()).isEqualTo(200);
    }

    @Test
    void a_call_counts_once_and_a_revision_only_the_difference_without_a_new_version() {
        String one = id(add(seller, body(number, "active")));
        String other = id(add(seller, body(TestEnvironment.newNumber(), "active")));
        String call = UUID.randomUUID().toString();
        EVENTS.publish(
                outboundCallRecord(call, 1, one),
                outboundCallRecord(call, 1, one),
                outboundCallRecord(UUID.randomUUID().toString(), 1, one));
        Await.until("two calls", () -> usageCount(one) == 2);

        EVENTS.publish(outboundCallRecord(call, 2, other));
        Await.until("moved", () -> usageCount(one) == 1 && usageCount(other) == 1);
        assertThat(json(seller.get("/api/v1/dids/" + one)).get("version").asLong())
                .isEqualTo(1);
        assertThat(json(seller.get("/api/v1/dids/" + one)).get("lastUsed").asString())
                .isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void an_inbound_call_is_counted_nowhere() {
        String one = id(add(seller, body(number, "active")));
        CdrRecorded inbound = callRecord(UUID.randomUUID().toString(), 1, one, Direction.INBOUND);
        CdrRecorded outbound = outboundCallRecord(inbound.callId(), 2, one);

        EVENTS.publish(inbound);
        EVENTS.awaitConsumed("did-service.usage", Topic.CDR_RECORDED);
        assertThat(countedRevisions(inbound.callId())).isEmpty();

        EVENTS.publish(outbound);
        Await.until("the later revision is counted", () -> usageCount(one) == 1);
        assertThat(countedRevisions(inbound.callId())).isEqualTo("2");
    }

    private static String countedRevisions(String call) {
        return TestEnvironment.sql(
                "SELECT string_agg(CAST(revision AS text), ',') FROM counted_call WHERE call_id = '" + call + "'");
    }

    private long usageCount(String id) {
        return json(seller.get("/api/v1/dids/" + id)).get("usageCount").asLong();
    }

    private CdrRecorded outboundCallRecord(String callId, long revision, String did) {
        return callRecord(callId, revision, did, Direction.OUTBOUND);
    }

    private CdrRecorded callRecord(String callId, long revision, String did, Direction direction) {
        var at = Instant.parse("2026-03-01T12:00:00Z");
        var ids = new PartyIds(tenant, null, null, null, null, UUID.fromString(did));
        return new CdrRecorded(
                callId,
                revision,
                direction,
                Disposition.NO_ANSWER,
                ids,
                null,
                "+14045550100",
                null,
                null,
                null,
                "ast1",
                at,
                null,
                null,
                null,
                at.plusSeconds(20),
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new Attempt(
                                CallLeg.attempt(1),
                                Disposition.BUSY,
                                ids,
                                null,
                                null,
                                at,
                                null,
                                null,
                                at,
                                null,
                                null,
                                null,
                                17,
                                486,
                                null,
                                "BUSY"),
                        new Attempt(
                                CallLeg.attempt(2),
                                Disposition.NO_ANSWER,
                                ids,
                                null,
                                null,
                                at,
                                null,
                                null,
                                at,
                                null,
                                null,
                                null,
                                19,
                                480,
                                null,
                                "NOANSWER")),
                Map.of(),
                Map.of(),
                null);
    }
}
