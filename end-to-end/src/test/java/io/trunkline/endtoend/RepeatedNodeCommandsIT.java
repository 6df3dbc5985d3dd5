package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Commands to place a call that arrive twice or late.
class RepeatedNodeCommandsIT {
    /// Longer than a command takes to arrive on a busy machine.
    private static final Duration IN_TIME = Duration.ofMinutes(2);

    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final EventTestClient PUBLISHER = new EventTestClient(ENVIRONMENT.kafkaAddress());

    private static String endpoint = "";

    @BeforeAll
    static void set_up() {
        endpoint = new ConfigurationFixture(ENVIRONMENT.api())
                .createIpCarrier(CARRIER, Map.of())
                .get("endpointId")
                .asString();
    }

    @AfterAll
    static void close() {
        PUBLISHER.close();
        CARRIER.close();
    }

    @Test
    void a_command_received_twice_is_executed_once() {
        NodeCommand command = originateCommand("17065556111", Instant.now().plus(IN_TIME));

        PUBLISHER.publish(command);
        PUBLISHER.publish(command);
        Await.until("the carrier is called", () -> inviteCount("17065556111") > 0);
        NodeCommand after = originateCommand("17065557111", Instant.now().plus(IN_TIME));
        PUBLISHER.publish(after);

        // the bridge executes commands one after another, so the repeated one has been handled by now
        Await.until("the next one is carried out", () -> inviteCount("17065557111") > 0);
        assertThat(inviteCount("17065556111")).isOne();
    }

    @Test
    void a_command_past_its_deadline_is_not_executed_and_is_recorded() {
        NodeCommand late = originateCommand("17065558111", Instant.now().minusSeconds(1));

        PUBLISHER.publish(late);
        NodeCommand after = originateCommand("17065559111", Instant.now().plus(IN_TIME));
        PUBLISHER.publish(after);

        Await.until("the next one is carried out", () -> inviteCount("17065559111") > 0);
        assertThat(inviteCount("17065558111")).isZero();
        JsonNode record = new CallRecords(ENVIRONMENT.api())
                .awaitComplete(Objects.requireNonNull(late.originate()).callId());
        assertThat(record.get("disposition").asString()).isEqualTo("failed");
        assertThat(record.get("reason").asString()).isEqualTo("expired");
    }

    private static long inviteCount(String number) {
        return CARRIER.invites().stream()
                .filter(invite -> invite.requestUser().equals(number))
                .count();
    }

    private static NodeCommand originateCommand(String number, Instant deadline) {
        String call = "ast1-" + Instant.now().getEpochSecond() + ".t"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        NodeCommand.Originate originate = new NodeCommand.Originate(
                call, "PJSIP/" + number + "@" + endpoint, "trunkline-hold", "s", 10, "+14045550000", Map.of());
        return new NodeCommand(UUID.randomUUID(), "ast1", Instant.now(), deadline, originate, null, null, null);
    }
}
