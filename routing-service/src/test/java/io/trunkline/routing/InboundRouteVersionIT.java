package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
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

/// A replica caches an inbound route until the version changes: a change to any table the route is read from
/// changes it.
class InboundRouteVersionIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);

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
                "INSERT INTO campaign_carriers (campaign_id, carrier_id, priority) VALUES ('%5$s', '%3$s', 1)",
                "INSERT INTO blocked_callers (tenant_id, caller, created_by) VALUES ('%2$s', 'anonymous', 'me')",
                """
                INSERT INTO endpoint_states (node, endpoint_id, aspect, incarnation, sequence, state)
                VALUES ('ast1', '%4$s', 'contact', now(), 1, 'reachable')""",
            })
    void a_configuration_change_changes_the_version(String change) {
        TenantFixture.DidFixture number = town.createNumber();
        TenantFixture.EndpointFixture carrier = town.createIpCarrier(40);
        TenantFixture.EndpointFixture client = town.createClient();
        String campaign = town.createCampaign(List.of(number), List.of(client), List.of())
                .get("id")
                .asString();
        String before = version();

        var _ = routing.query(change.formatted(number.id(), town.tenantId, carrier.id(), client.id(), campaign));

        assertThat(version()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {"sequence = 2; false", "state = 'unreachable'; true"})
    void a_repeated_endpoint_state_changes_nothing(String update, boolean changes) {
        TenantFixture.EndpointFixture client = town.createClient();
        town.publishStatus(client, EndpointStatus.Aspect.CONTACT, EndpointStatus.State.REACHABLE, 1);
        Await.until(
                "it is known",
                () -> !routing.query(
                                "SELECT 1 FROM endpoint_states WHERE endpoint_id = '%s'".formatted(client.endpointId()))
                        .isEmpty());
        String before = version();

        var _ = routing.query(
                "UPDATE endpoint_states SET %s WHERE endpoint_id = '%s'".formatted(update, client.endpointId()));

        assertThat(!version().equals(before)).isEqualTo(changes);
    }

    @Test
    void concurrent_changes_during_calls_are_serialized_and_none_fails() throws Exception {
        TenantFixture.DidFixture number = town.createNumber();
        TenantFixture.EndpointFixture client = town.createClient();
        List<String> campaigns = IntStream.range(0, 6)
                .mapToObj(i -> town.createCampaign(i == 0 ? List.of(number) : List.of(), List.of(client), List.of())
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

    private void edit(String campaign, TenantFixture.EndpointFixture client) {
        for (int round = 1; round <= 15; round++) {
            requireSuccess(routing.api()
                    .put(
                            "/api/v1/campaigns/" + campaign + "/clients/" + client.id(),
                            "{\"maxConcurrency\": " + (100 + round) + "}"));
        }
    }

    private void call(TenantFixture.DidFixture number) {
        for (int round = 1; round <= 30; round++) {
            assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())))
                    .startsWith("DIAL|");
        }
    }

    private String version() {
        return routing.query("SELECT version FROM inbound_version");
    }
}
