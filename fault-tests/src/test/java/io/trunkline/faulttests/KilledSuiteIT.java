package io.trunkline.faulttests;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SipMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// `kill -9` of the suite's JVM.
class KilledSuiteIT {
    private static final int MAX_TRIES = 8;
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final int SAVED_BEFORE_THE_KILL = 10;
    private static final int NORMAL_CLEARING = 16;
    private static final Logger LOG = LoggerFactory.getLogger(KilledSuiteIT.class);

    private final FaultTestEnvironment environment = FaultTestEnvironment.shared();

    @Test
    void a_killed_suite_loses_no_acknowledged_save_and_no_call() {
        try (LongCall lasting = environment.startAnsweredCall(FaultTestEnvironment.UNTIL_HUNG_UP)) {
            List<String> acknowledged;
            String number;
            Instant killed;
            try (ConcurrentSaves saves = ConcurrentSaves.start(3, environment.api())) {
                Await.until("some are saved", () -> saves.acknowledged().size() >= SAVED_BEFORE_THE_KILL);
                number = placeAnsweredCall();
                environment.suite().kill();
                killed = Instant.now();
                saves.close();
                acknowledged = saves.acknowledged();
            }
            assertThat(carrierHasHungUp(number))
                    .as("the call had ended before the kill")
                    .isFalse();

            Await.until("the call ends while the suite is dead", () -> carrierHasHungUp(number));
            Instant ended = Instant.now();
            long began = System.nanoTime();
            environment.suite().restart();
            FaultTestEnvironment.logDuration("ready after kill -9", began);

            began = System.nanoTime();
            Await.until(
                    "all acknowledged saves are in the tables",
                    FaultTestEnvironment.RECOVERY_TIMEOUT,
                    () -> environment.endpointIds().containsAll(acknowledged));
            FaultTestEnvironment.logDuration(
                    "all %d acknowledged saves in ps_endpoints after that".formatted(acknowledged.size()), began);

            began = System.nanoTime();
            JsonNode record = environment.awaitRecord("number", number);
            FaultTestEnvironment.logDuration("record of the call that ended meanwhile after that", began);
            assertEndTime(record, killed, ended);
            assertOngoingCallIsRecorded(lasting.from());
        }
    }

    /// Another call may be needed if routing is slow on a busy machine.
    ///
    /// @return the called number
    private String placeAnsweredCall() {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            String number = "1706111" + tries + "111";
            var _ = environment.placeCall("+" + number);
            try {
                Await.until("the carrier talks", ANSWER_TIMEOUT, () -> carrierHasAnswered(number));
                return number;
            } catch (AssertionError unanswered) {
                LOG.warn("{}", unanswered.toString());
            }
        }
        throw new AssertionError("no call is answered: " + environment.suite().nodeCommand("core show channels"));
    }

    private boolean carrierHasHungUp(String number) {
        return environment.carrier().log().messages().stream()
                .filter(message -> message.sent() && message.method().equals("BYE"))
                .anyMatch(
                        bye -> bye.callId().equals(invite(number).orElseThrow().callId()));
    }

    private boolean carrierHasAnswered(String number) {
        return environment.carrier().log().messages().stream()
                .filter(message -> message.method().equals("ACK"))
                .anyMatch(ack -> ack.callId()
                        .equals(invite(number).map(SipMessage::callId).orElse("none yet")));
    }

    private Optional<SipMessage> invite(String number) {
        return environment.carrier().invites().stream()
                .filter(invite -> invite.requestUser().endsWith(number))
                .findFirst();
    }

    private void assertEndTime(JsonNode record, Instant killed, Instant ended) {
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("cause").asInt()).as(record.toString()).isEqualTo(NORMAL_CLEARING);
        assertThat(record.get("talkSeconds").asDouble())
                .isBetween(
                        FaultTestEnvironment.CARRIER_TALK_TIME.toSeconds() - 0.5,
                        FaultTestEnvironment.CARRIER_TALK_TIME.toSeconds() + 10.0);
        Instant endedAt = Instant.parse(record.get("endedAt").asString());
        assertThat(endedAt).as(record.toString()).isBetween(killed, ended.plusSeconds(10));
        String callId = record.get("callId").asString();
        assertThat(environment.query(
                        "ami_bridge",
                        "SELECT eventtime::text FROM cel WHERE eventtype = 'LINKEDID_END' AND linkedid = '" + callId
                                + "'"))
                .singleElement()
                .satisfies(at ->
                        assertThat(Instant.parse(at.replace(' ', 'T') + "Z")).isEqualTo(endedAt));
    }

    private void assertOngoingCallIsRecorded(String from) {
        Await.until(
                "it is recorded",
                FaultTestEnvironment.RECOVERY_TIMEOUT,
                () -> !environment.findRecords("from", from).isEmpty());
        assertThat(environment.findRecords("from", from))
                .singleElement()
                .satisfies(
                        record -> assertThat(record.get("complete").asBoolean()).isFalse());
        Instant before = Instant.now();
        environment.hangUpAllCalls();

        JsonNode record = environment.awaitRecord("from", from);
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(Instant.parse(record.get("endedAt").asString())).isAfter(before.minusMillis(100));
    }
}
