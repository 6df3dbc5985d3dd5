package io.trunkline.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.sipp.SipMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `kill -9` of the suite's JVM.
class KilledSuiteIT {
    private static final String CALLED = "17061110111";
    private static final int SAVED_BEFORE_THE_KILL = 10;
    private static final int NORMAL_END = 16;

    private final Scene scene = Scene.get();

    @Test
    void a_suite_killed_amid_saves_and_calls_loses_neither() {
        try (Talk lasting = scene.talk(Scene.LONG)) {
            List<String> acknowledged;
            Instant killed;
            try (Saves saves = Saves.by(3, scene.api())) {
                Await.until("some are saved", () -> saves.acknowledged().size() >= SAVED_BEFORE_THE_KILL);
                var _ = scene.callOut("+" + CALLED);
                Await.until("the carrier talks", this::carrierHasAnswered);
                scene.suite().kill();
                killed = Instant.now();
                saves.close();
                acknowledged = saves.acknowledged();
            }
            assertThat(carrierHasHungUp())
                    .as("the call had ended before the kill")
                    .isFalse();

            Await.until("the call ends while the suite is dead", this::carrierHasHungUp);
            Instant ended = Instant.now();
            long began = System.nanoTime();
            scene.suite().restart();
            Scene.tell("ready after kill -9", began);

            began = System.nanoTime();
            Await.until(
                    "all acknowledged saves are in the tables",
                    Scene.RECOVERY_LIMIT,
                    () -> scene.endpoints().containsAll(acknowledged));
            Scene.tell("all %d acknowledged saves in ps_endpoints after that".formatted(acknowledged.size()), began);

            began = System.nanoTime();
            JsonNode record = scene.record("number", CALLED);
            Scene.tell("record of the call that ended meanwhile after that", began);
            assertTrueEnd(record, killed, ended);
            assertThatTheLastingCallIsRecordedAsWell(lasting.from());
        }
    }

    private boolean carrierHasHungUp() {
        return scene.carrier().log().messages().stream()
                .filter(message -> message.sent() && message.method().equals("BYE"))
                .anyMatch(bye -> bye.callId().equals(invite().orElseThrow().callId()));
    }

    private boolean carrierHasAnswered() {
        return scene.carrier().log().messages().stream()
                .filter(message -> message.method().equals("ACK"))
                .anyMatch(ack ->
                        ack.callId().equals(invite().map(SipMessage::callId).orElse("none yet")));
    }

    private Optional<SipMessage> invite() {
        return scene.carrier().invites().stream()
                .filter(invite -> invite.requestUser().endsWith(CALLED))
                .findFirst();
    }

    private void assertTrueEnd(JsonNode record, Instant killed, Instant ended) {
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("cause").asInt()).as(record.toString()).isEqualTo(NORMAL_END);
        assertThat(record.get("talkSeconds").asDouble())
                .isBetween(Scene.CARRIER_TALKS.toSeconds() - 0.5, Scene.CARRIER_TALKS.toSeconds() + 3.0);
        Instant endedAt = Instant.parse(record.get("endedAt").asString());
        assertThat(endedAt).as(record.toString()).isBetween(killed, ended.plusSeconds(1));
        String callId = record.get("callId").asString();
        assertThat(scene.rows(
                        "ami_bridge",
                        "SELECT eventtime::text FROM cel WHERE eventtype = 'LINKEDID_END' AND linkedid = '" + callId
                                + "'"))
                .singleElement()
                .satisfies(at ->
                        assertThat(Instant.parse(at.replace(' ', 'T') + "Z")).isEqualTo(endedAt));
    }

    private void assertThatTheLastingCallIsRecordedAsWell(String from) {
        assertThat(scene.records("from", from))
                .singleElement()
                .satisfies(
                        record -> assertThat(record.get("complete").asBoolean()).isFalse());
        Instant before = Instant.now();
        scene.hangUp();

        JsonNode record = scene.record("from", from);
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(Instant.parse(record.get("endedAt").asString())).isAfter(before.minusMillis(100));
    }
}
