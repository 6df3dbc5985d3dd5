package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.testkit.Await;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Concurrent calls over three replicas on one real database, while clients are added, removed, unreachable, at
/// capacity and deactivated. The share of each client may differ from its weight by 1% of all calls.
class StrategySharesIT {
    private static final int AT_ONCE = 24;
    private static final int[] WEIGHTS = {1, 2, 3, 5, 8};

    private static List<RoutingServiceFixture> replicas = List.of();

    private final TenantFixture town = new TenantFixture(replicas.getFirst());
    private final TenantFixture.DidFixture number = town.createNumber();
    private final List<TenantFixture.EndpointFixture> clients = IntStream.range(0, WEIGHTS.length)
            .mapToObj(_ -> town.createClient())
            .toList();
    private final Map<String, Double> due = new HashMap<>();
    private final Set<Integer> eligible = new HashSet<>(Set.of(0, 1, 2, 3));
    private String campaign = "";
    private String strategy = "";
    private int callsAPhase;
    private int statuses = 1;

    @BeforeAll
    static void start() {
        // uses the shared database: another one would have the same consumer groups and receive half of the events
        RoutingServiceFixture first = RoutingServiceFixture.shared();
        replicas = List.of(first, first.replica(), first.replica());
    }

    @AfterAll
    static void stop() {
        replicas.stream().skip(1).forEach(RoutingServiceFixture::stop);
    }

    @ParameterizedTest
    @ValueSource(strings = {"weighted", "round-robin"})
    void shares_hold_across_three_replicas(String strategy) {
        checkShares(strategy, 200);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"weighted", "round-robin"})
    void shares_hold_over_ten_thousand_calls(String strategy) {
        checkShares(strategy, 1_000);
    }

    private void checkShares(String ofCampaign, int calls) {
        strategy = ofCampaign;
        callsAPhase = calls;
        String id = requireSuccess(api().post("/api/v1/campaigns", """
                {"tenantId": "%s", "name": "Shares", "routingStrategy": "%s", "didIds": ["%s"]}
                """.formatted(town.tenantId, strategy, number.id())))
                .get("id")
                .asString();
        campaign = "/api/v1/campaigns/" + id;
        eligible.forEach(client -> link(client, ""));

        List<Runnable> changes = List.of(
                () -> {},
                () -> add(4, () -> link(4, "")),
                () -> remove(1, () -> status(1, State.UNREACHABLE)),
                () -> remove(2, () -> link(2, ", \"maxConcurrency\": 0")),
                () -> add(1, () -> status(1, State.REACHABLE)),
                () -> add(2, () -> link(2, "")),
                () -> remove(
                        3,
                        () -> requireSuccess(api().delete(
                                        campaign + "/clients/" + clients.get(3).id()))),
                () -> add(3, () -> link(3, "")),
                () -> remove(0, () -> link(0, ", \"status\": \"inactive\"")),
                () -> add(0, () -> link(0, "")));
        for (Runnable change : changes) {
            change.run();
            call();
        }

        Map<String, Double> got = callShares(id);
        assertThat(got.values().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(changes.size() * callsAPhase);
        due.forEach((client, share) -> assertThat(got.get(client))
                .as("%s of %s", client, got)
                .isCloseTo(share, within(changes.size() * callsAPhase / 100.0)));
    }

    /// Places calls until the phase is over, a third of them at each replica.
    private void call() {
        int all = eligible.stream().mapToInt(this::share).sum();
        eligible.forEach(client -> due.merge(
                clients.get(client).id().toString(), callsAPhase * share(client) / (double) all, Double::sum));
        try (var askers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> lines = IntStream.range(0, callsAPhase)
                    .mapToObj(i -> askers.submit(() -> answer(replicas.get(i % replicas.size()))))
                    .toList();
            assertThat(lines).allSatisfy(line -> assertThat(line.get()).startsWith("DIAL"));
        }
    }

    /// Repeats a question that was dropped on a slow machine; the same attempt gets the same answer.
    private String answer(RoutingServiceFixture replica) {
        QuestionFields question = QuestionFields.inbound(TenantFixture.newCallId(), number.e164());
        AtomicReference<String> line = new AtomicReference<>("");
        Await.until("an answer", () -> {
            var answer = replica.postForm("/dialplan/next", question.fields());
            line.set(answer.body());
            return answer.statusCode() == 200;
        });
        return line.get();
    }

    private int share(int client) {
        return strategy.equals("weighted") ? WEIGHTS[client] : 1;
    }

    private void add(int client, Runnable how) {
        eligible.add(client);
        how.run();
    }

    private void remove(int client, Runnable how) {
        eligible.remove(client);
        how.run();
    }

    private void link(int client, String more) {
        String path = campaign + "/clients/" + clients.get(client).id();
        requireSuccess(api().put(path, "{\"weight\": " + WEIGHTS[client] + more + "}"));
    }

    private void status(int client, State state) {
        town.publishStatus(clients.get(client), Aspect.CONTACT, state, ++statuses);
        Await.until(
                "the state is heard",
                () -> query("SELECT state FROM endpoint_states WHERE endpoint_id = '"
                                + clients.get(client).endpointId() + "'")
                        .equals(state.name().toLowerCase(java.util.Locale.ROOT)));
    }

    private Map<String, Double> callShares(String campaignId) {
        String rows = query(
                "SELECT client_id, count(*) FROM leases WHERE campaign_id = '" + campaignId + "' GROUP BY client_id");
        return Arrays.stream(rows.split("\n"))
                .map(row -> row.split("\\|"))
                .collect(Collectors.toMap(row -> row[0], row -> Double.valueOf(row[1])));
    }

    private static String query(String sql) {
        return replicas.getFirst().query(sql);
    }

    private static io.trunkline.testkit.RestClient api() {
        return replicas.getFirst().api();
    }
}
