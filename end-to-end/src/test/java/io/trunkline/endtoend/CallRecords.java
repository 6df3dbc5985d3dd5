package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.CDR;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Call records over REST.
final class CallRecords {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final SuiteClient api;

    CallRecords(SuiteClient api) {
        this.api = api;
    }

    /// Waits for the complete record of a placed call.
    JsonNode awaitComplete(String callId) {
        Await.until("the record of " + callId + " is complete", TIMEOUT, () -> isComplete(callId));
        return api.get(CDR, "/api/v1/call-records/" + callId);
    }

    private boolean isComplete(String callId) {
        SuiteClient.Response answer = api.send("GET", CDR, "/api/v1/call-records/" + callId, null);
        return answer.status() == 200 && answer.json().path("complete").asBoolean(false);
    }

    /// Waits for the reason of a call that got no (further) attempt. The decision may be recorded after the end of the
    /// call, in a revision.
    JsonNode awaitReason(String callId) {
        String path =
                "/api/v1/call-records/" + awaitComplete(callId).get("callId").asString();
        Await.until(
                "the record of " + callId + " has a reason",
                TIMEOUT,
                () -> api.get(CDR, path).get("reason").isString());
        return api.get(CDR, path);
    }

    /// Waits until it is known who hung up, which may be recorded after the end of the call, in a revision.
    JsonNode awaitHungUpBy(String callId) {
        String path =
                "/api/v1/call-records/" + awaitComplete(callId).get("callId").asString();
        Await.until(
                "the record of " + callId + " has who hung up",
                TIMEOUT,
                () -> api.get(CDR, path).get("hungUpBy").isString());
        return api.get(CDR, path);
    }

    /// Waits for the complete record of the only call from a number.
    JsonNode awaitFrom(String caller) {
        Await.until(
                "there is a record of the call from " + caller,
                TIMEOUT,
                () -> findFrom(caller).isPresent());
        return awaitComplete(findFrom(caller).orElseThrow().get("callId").asString());
    }

    private Optional<JsonNode> findFrom(String caller) {
        return list().stream()
                .filter(record -> record.path("from").asString("").endsWith(caller))
                .findFirst();
    }

    private List<JsonNode> list() {
        return StreamSupport.stream(
                        api.get(CDR, "/api/v1/call-records?limit=200")
                                .get("items")
                                .spliterator(),
                        false)
                .toList();
    }
}
