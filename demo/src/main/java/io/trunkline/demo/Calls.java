package io.trunkline.demo;

import io.trunkline.testkit.sipp.Caller;
import io.trunkline.testkit.suite.Suite;
import io.trunkline.testkit.suite.SuiteApi;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Places the planned calls one after another and finds the record of each.
final class Calls {

    private static final Duration RECORD_LIMIT = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Suite suite;
    private final SuiteApi api;
    private final Business.Ids ids;
    private final OtherSide otherSide;

    Calls(Suite suite, SuiteApi api, Business.Ids ids, OtherSide otherSide) {
        this.suite = suite;
        this.api = api;
        this.ids = ids;
        this.otherSide = otherSide;
    }

    List<Outcome> place(List<Planned> plan) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Planned planned : plan) {
            outcomes.add(planned.way() == Planned.Way.OUT ? out(planned) : in(planned));
        }
        return outcomes;
    }

    private Outcome out(Planned planned) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("to", planned.to());
        order.put("campaignId", ids.campaign());
        order.put(
                "connect",
                "client".equals(planned.connect())
                        ? Map.of("client", ids.client())
                        : Map.of("context", String.valueOf(planned.connect())));
        order.put("reference", Map.of("leadId", "demo-" + planned.to()));
        String callId =
                api.post("routing-service", "/api/calls", order).get("callId").asString();
        return outcome(planned, () -> found("/api/call-records/" + callId));
    }

    private Outcome in(Planned planned) {
        InetSocketAddress node = suite.sip();
        var _ = new Caller(otherSide.north().host(), planned.from(), Duration.ofSeconds(2))
                .call(planned.to(), node.getHostString(), node.getPort());
        String query = "/api/call-records?campaignId=" + ids.campaign() + "&number=" + planned.from();
        return outcome(
                planned,
                () -> StreamSupport.stream(
                                api.get("cdr-service", query).get("items").spliterator(), false)
                        .findFirst()
                        .flatMap(record -> found(
                                "/api/call-records/" + record.get("callId").asString())));
    }

    private Optional<JsonNode> found(String path) {
        SuiteApi.Answer answer = api.send("GET", "cdr-service", path, null);
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.accepted());
    }

    private Outcome outcome(Planned planned, Look look) {
        long deadline = System.nanoTime() + RECORD_LIMIT.toNanos();
        Optional<JsonNode> record = look.now();
        while (record.filter(Calls::complete).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            record = look.now();
        }
        String link = record.map(found -> suite.url("cdr-service") + "/api/call-records/"
                        + found.get("callId").asString())
                .orElse("-");
        return new Outcome(planned, link, record.orElse(null));
    }

    private static boolean complete(JsonNode record) {
        return record.path("complete").asBoolean(false);
    }

    private interface Look {
        Optional<JsonNode> now();
    }
}
