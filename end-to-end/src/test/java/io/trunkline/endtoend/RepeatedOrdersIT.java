package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.sipp.Answerer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Orders to place a call that come twice, or late.
class RepeatedOrdersIT {
    private static final Duration RING = Duration.ofSeconds(5);

    private static final Answerer CARRIER = Answerer.start();
    private static final Stage STAGE = Stage.get();
    private static final Commands COMMANDS = new Commands(STAGE.kafka());

    private static String endpoint = "";

    @BeforeAll
    static void open() {
        endpoint = new Business(STAGE.api())
                .ipCarrier(CARRIER, Map.of())
                .get("endpointId")
                .asString();
    }

    @AfterAll
    static void close() {
        COMMANDS.close();
        CARRIER.close();
    }

    @Test
    void an_order_that_comes_twice_rings_once() {
        NodeCommand command = order("17065556111", Instant.now().plus(RING));

        COMMANDS.say(command);
        COMMANDS.say(command);
        Await.until("the carrier is called", () -> rung("17065556111") > 0);
        NodeCommand after = order("17065557111", Instant.now().plus(RING));
        COMMANDS.say(after);

        // the bridge carries out one command after another, so the repeated one is over by now
        Await.until("the next one is carried out", () -> rung("17065557111") > 0);
        assertThat(rung("17065556111")).isOne();
    }

    @Test
    void an_order_past_its_deadline_rings_nobody_and_is_recorded() {
        NodeCommand late = order("17065558111", Instant.now().minusSeconds(1));

        COMMANDS.say(late);
        NodeCommand after = order("17065559111", Instant.now().plus(RING));
        COMMANDS.say(after);

        Await.until("the next one is carried out", () -> rung("17065559111") > 0);
        assertThat(rung("17065558111")).isZero();
        JsonNode record = new Records(STAGE.api())
                .of(Objects.requireNonNull(late.originate()).callId());
        assertThat(record.get("disposition").asString()).isEqualTo("failed");
        assertThat(record.get("reason").asString()).isEqualTo("expired");
    }

    private static long rung(String number) {
        return CARRIER.invites().stream()
                .filter(invite -> invite.requestUser().equals(number))
                .count();
    }

    private static NodeCommand order(String number, Instant deadline) {
        String call = "ast1-" + Instant.now().getEpochSecond() + ".t"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        NodeCommand.Originate originate = new NodeCommand.Originate(
                call, "PJSIP/" + number + "@" + endpoint, "trunkline-hold", "s", 10, "+14045550000", Map.of());
        return new NodeCommand(UUID.randomUUID(), "ast1", Instant.now(), deadline, originate, null, null, null);
    }
}
