package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.testkit.Await;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a replica remembers of a number holds as long as the version stands: each table that it is read from changes
/// it.
class InboundVersionIT {
    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE known_dids SET status = status WHERE did_id = '%1$s'",
                "UPDATE known_tenants SET name = name WHERE tenant_id = '%2$s'",
                "UPDATE known_carriers SET name = name WHERE carrier_id = '%3$s'",
                "UPDATE known_clients SET name = name WHERE client_id = '%4$s'",
                "UPDATE campaigns SET name = name WHERE id = '%5$s'",
                "UPDATE campaign_dids SET active = active WHERE campaign_id = '%5$s'",
                "UPDATE links SET weight = weight WHERE campaign_id = '%5$s'",
                "DELETE FROM links WHERE campaign_id = '%5$s'",
                "INSERT INTO blocked_callers (tenant_id, caller, created_by) VALUES ('%2$s', 'anonymous', 'me')",
                """
                INSERT INTO endpoint_states (node, endpoint_id, aspect, incarnation, sequence, state)
                VALUES ('ast1', '%4$s', 'contact', now(), 1, 'reachable')""",
            })
    void a_change_changes_the_version(String change) {
        Town.Number number = town.number();
        Town.Endpoint carrier = town.ipCarrier(40);
        Town.Endpoint client = town.client();
        String campaign = town.campaign(List.of(number), List.of(client), List.of())
                .get("id")
                .asString();
        String before = version();

        var _ = routing.ask(change.formatted(number.id(), town.tenant, carrier.id(), client.id(), campaign));

        assertThat(version()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {"sequence = 2; false", "state = 'unreachable'; true"})
    void a_state_that_is_said_again_is_no_change(String update, boolean changes) {
        Town.Endpoint client = town.client();
        town.status(client, EndpointStatus.Aspect.CONTACT, EndpointStatus.State.REACHABLE, 1);
        Await.until(
                "it is known",
                () -> !routing.ask("SELECT 1 FROM endpoint_states WHERE endpoint_id = '%s'".formatted(client.name()))
                        .isEmpty());
        String before = version();

        var _ = routing.ask("UPDATE endpoint_states SET %s WHERE endpoint_id = '%s'".formatted(update, client.name()));

        assertThat(!version().equals(before)).isEqualTo(changes);
    }

    @Test
    void changes_at_once_wait_for_each_other_while_calls_come_in_and_none_fails() throws Exception {
        Town.Number number = town.number();
        Town.Endpoint client = town.client();
        List<String> campaigns = IntStream.range(0, 6)
                .mapToObj(i -> town.campaign(i == 0 ? List.of(number) : List.of(), List.of(client), List.of())
                        .get("id")
                        .asString())
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Runnable> all = campaigns.stream()
                    .map(campaign -> (Runnable) () -> edit(campaign, client))
                    .collect(Collectors.toList());
            all.add(() -> call(number));
            for (Future<?> one : all.stream().map(threads::submit).toList()) {
                var _ = one.get();
            }
        }
    }

    private void edit(String campaign, Town.Endpoint client) {
        for (int round = 1; round <= 15; round++) {
            accepted(routing.api()
                    .put(
                            "/api/campaigns/" + campaign + "/clients/" + client.id(),
                            "{\"maxConcurrency\": " + (100 + round) + "}"));
        }
    }

    private void call(Town.Number number) {
        for (int round = 1; round <= 30; round++) {
            assertThat(routing.next(Question.inbound(Town.call(), number.e164())))
                    .startsWith("DIAL|");
        }
    }

    private String version() {
        return routing.ask("SELECT version FROM inbound_version");
    }
}
