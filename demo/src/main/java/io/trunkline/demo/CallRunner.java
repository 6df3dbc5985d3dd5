package io.trunkline.demo;

import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Places the planned calls one after another and finds their records.
final class CallRunner {

    private static final Duration RECORD_TIMEOUT = Duration.ofSeconds(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RunningSuite suite;
    private final SuiteClient api;
    private final DemoSetup.DemoIds ids;
    private final SipPeers peers;

    CallRunner(RunningSuite suite, SuiteClient api, DemoSetup.DemoIds ids, SipPeers peers) {
        this.suite = suite;
        this.api = api;
        this.ids = ids;
        this.peers = peers;
    }

    List<CallResult> placeAll(List<PlannedCall> plan) {
        List<CallResult> outcomes = new ArrayList<>();
        for (PlannedCall planned : plan) {
            outcomes.add(
                    planned.direction() == PlannedCall.CallDirection.OUTBOUND
                            ? placeOutbound(planned)
                            : placeInbound(planned));
        }
        return outcomes;
    }

    private CallResult placeOutbound(PlannedCall planned) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("to", planned.to());
        order.put("campaignId", ids.campaign());
        order.put(
                "connect",
                "client".equals(planned.connectTarget())
                        ? Map.of("client", ids.client())
                        : Map.of("context", String.valueOf(planned.connectTarget())));
        order.put("reference", Map.of("leadId", "demo-" + planned.to()));
        String callId = api.post(SuiteConfiguration.ROUTING, "/api/v1/calls", order)
                .get("callId")
                .asString();
        return awaitResult(planned, () -> findRecord("/api/v1/call-records/" + callId));
    }

    private CallResult placeInbound(PlannedCall planned) {
        InetSocketAddress node = Objects.requireNonNull(planned.node()).sip();
        var _ = new SippCaller(peers.north().host(), planned.from(), Duration.ofSeconds(2))
                .call(planned.to(), node.getHostString(), node.getPort());
        String query = "/api/v1/call-records?campaignId=" + ids.campaign() + "&number=" + planned.from();
        return awaitResult(
                planned,
                () -> StreamSupport.stream(
                                api.get(SuiteConfiguration.CDR, query)
                                        .get("items")
                                        .spliterator(),
                                false)
                        .findFirst()
                        .flatMap(record -> findRecord(
                                "/api/v1/call-records/" + record.get("callId").asString())));
    }

    private Optional<JsonNode> findRecord(String path) {
        SuiteClient.Response answer = api.send("GET", SuiteConfiguration.CDR, path, null);
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.requireSuccess());
    }

    private CallResult awaitResult(PlannedCall planned, RecordLookup look) {
        long deadline = System.nanoTime() + RECORD_TIMEOUT.toNanos();
        Optional<JsonNode> record = look.find();
        while (record.filter(CallRunner::isComplete).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
            record = look.find();
        }
        String link = record.map(found -> suite.serviceUrl(SuiteConfiguration.CDR) + "/api/v1/call-records/"
                        + found.get("callId").asString())
                .orElse("-");
        return new CallResult(planned, link, record.orElse(null));
    }

    private static boolean isComplete(JsonNode record) {
        return record.path("complete").asBoolean(false);
    }

    private interface RecordLookup {
        Optional<JsonNode> find();
    }
}
