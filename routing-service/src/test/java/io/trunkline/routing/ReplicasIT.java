package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two replicas on one database, each with its own admission queue, and concurrent questions to both.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {
    private static final int CALLERS = 20;
    private static final RoutingServiceFixture ONE = RoutingServiceFixture.shared();
    private static final RoutingServiceFixture TWO = ONE.replica();
    private static final List<RoutingServiceFixture> ALL = List.of(ONE, TWO);

    private final TenantFixture town = new TenantFixture(ONE);
    private final TenantFixture.DidFixture number = town.createNumber();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @Order(1)
    void a_cap_holds_under_twenty_concurrent_callers(int cap) throws Exception {
        TenantFixture.EndpointFixture client = town.createClient();
        String campaign = campaign();
        link(campaign, client, "{\"maxConcurrency\": " + cap + "}");
        AtomicInteger inUse = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger admitted = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();

        inParallel(CALLERS, caller -> {
            for (int round = 0; round < 5; round++) {
                // the first call lasts until the second one is answered, so that calls overlap on any machine
                List<String> calls = List.of(TenantFixture.newCallId(), TenantFixture.newCallId());
                List<String> ongoing = new ArrayList<>();
                for (String call : calls) {
                    HttpResponse<String> answer = ALL.get((caller + round) % ALL.size())
                            .postForm(
                                    "/dialplan/next",
                                    QuestionFields.inbound(call, number.e164()).fields());
                    if (answer.body().startsWith("DIAL|")) {
                        most.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                        admitted.incrementAndGet();
                        ongoing.add(call);
                    } else if (answer.statusCode() == 200) {
                        assertThat(answer.body()).isEqualTo("STOP|34|clients.all-full");
                        refused.incrementAndGet();
                    }
                }
                inUse.addAndGet(-ongoing.size());
                // a question that was dropped on a slow machine may have been admitted: its call is ended too
                RoutingServiceFixture other = ALL.get((caller + round + 1) % ALL.size());
                calls.forEach(call -> other.reportEnd(call, 1));
            }
        });

        assertThat(most.get()).isBetween(1, cap);
        assertThat(admitted.get()).isGreaterThan(cap);
        assertThat(refused.get()).isPositive();
        assertThat(usedCapacity(campaign)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @Order(1)
    void of_twenty_concurrent_questions_exactly_the_capacity_is_admitted(int cap) throws Exception {
        TenantFixture.EndpointFixture client = town.createClient();
        String campaign = campaign();
        link(campaign, client, "{\"maxConcurrency\": " + cap + "}");
        Map<String, String> lines = new ConcurrentHashMap<>();

        inParallel(CALLERS, caller -> {
            String call = TenantFixture.newCallId();
            QuestionFields question = QuestionFields.inbound(call, number.e164());
            Await.until("it is answered", () -> {
                HttpResponse<String> answer =
                        ALL.get(caller % ALL.size()).postForm("/dialplan/next", question.fields());
                return answer.statusCode() == 200 && lines.put(call, answer.body()) == null;
            });
        });

        assertThat(lines.values()).filteredOn(line -> line.startsWith("DIAL|")).hasSize(cap);
        assertThat(lines.values())
                .filteredOn(line -> line.equals("STOP|34|clients.all-full"))
                .hasSize(CALLERS - cap);
        assertThat(usedCapacity(campaign)).isEqualTo("" + cap);
        lines.keySet().forEach(call -> ONE.reportEnd(call, 1));
        assertThat(usedCapacity(campaign)).isEqualTo("0");
    }

    @Test
    @Order(1)
    void a_change_through_one_replica_takes_effect_on_the_other_immediately() {
        TenantFixture.EndpointFixture client = town.createClient();
        String campaign = campaign();
        link(campaign, client, "{}");
        assertThat(next()).startsWith("DIAL|");

        link(campaign, client, "{\"status\": \"inactive\"}");
        assertThat(next()).startsWith("STOP|");

        link(campaign, client, "{\"status\": \"active\"}");
        assertThat(next()).startsWith("DIAL|");
    }

    private String next() {
        return TWO.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164()));
    }

    @Test
    @Order(2)
    void a_replica_shows_calls_admitted_by_another_and_its_streams_end_when_it_stops() {
        TenantFixture.EndpointFixture client = town.createClient();
        String campaign = campaign();
        link(campaign, client, "{}");
        try (EventStreamReader stream =
                EventStreamReader.follow(TWO.api(), "/api/v1/routes/live/stream?campaignId=" + campaign)) {
            assertThat(stream.next().event()).isEqualTo("state");

            var _ = ONE.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164()));

            EventStreamReader.ReceivedEvent change = stream.next();
            assertThat(change.data().at("/campaigns/0/concurrency/taken").asInt())
                    .isEqualTo(1);

            TWO.stop();

            assertThat(stream.next().event()).isEqualTo("end");
        }
    }

    private String campaign() {
        String body = """
                {"tenantId": "%s", "name": "Autumn", "didIds": ["%s"]}
                """.formatted(town.tenantId, number.id());
        return requireSuccess(ONE.api().post("/api/v1/campaigns", body))
                .get("id")
                .asString();
    }

    private static void link(String campaign, TenantFixture.EndpointFixture client, String settings) {
        var _ = requireSuccess(ONE.api().put("/api/v1/campaigns/" + campaign + "/clients/" + client.id(), settings));
    }

    private static String usedCapacity(String campaign) {
        return ONE.query("SELECT active FROM caps WHERE id = '" + campaign + "'");
    }

    private static void inParallel(int callers, IntConsumer each) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                all.add(threads.submit(() -> each.accept(number)));
            }
            for (Future<?> one : all) {
                var _ = one.get();
            }
        }
    }
}
