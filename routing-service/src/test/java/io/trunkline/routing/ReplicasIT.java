package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
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

/// Two replicas on one database, each with a lane of its own, and callers who ask either of them.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {
    private static final int CALLERS = 20;
    private static final RoutingUnderTest ONE = RoutingUnderTest.shared();
    private static final RoutingUnderTest TWO = ONE.replica();
    private static final List<RoutingUnderTest> ALL = List.of(ONE, TWO);

    private final Town town = new Town(ONE);
    private final Town.Number number = town.number();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @Order(1)
    void a_cap_holds_under_twenty_callers_who_come_and_go(int cap) throws Exception {
        Town.Endpoint client = town.client();
        String campaign = campaign();
        link(campaign, client, "{\"maxConcurrency\": " + cap + "}");
        AtomicInteger inUse = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger through = new AtomicInteger();

        inParallel(CALLERS, caller -> {
            for (int round = 0; round < 5; round++) {
                String call = Town.call();
                // a question that was dropped on a busy machine may have been let through all the same: it is ended too
                HttpResponse<String> answer = ALL.get((caller + round) % ALL.size())
                        .form(
                                "/dialplan/next",
                                Question.inbound(call, number.e164()).fields());
                if (answer.body().startsWith("DIAL|")) {
                    most.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                    through.incrementAndGet();
                    Thread.yield();
                    inUse.decrementAndGet();
                } else if (answer.statusCode() == 200) {
                    assertThat(answer.body()).isEqualTo("STOP|34|clients.all-full");
                }
                ALL.get((caller + round + 1) % ALL.size()).ended(call, 1);
            }
        });

        assertThat(most.get()).isBetween(1, cap);
        assertThat(through.get()).isGreaterThan(cap);
        assertThat(taken(campaign)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @Order(1)
    void of_twenty_who_ask_at_once_exactly_as_many_get_in_as_there_is_room(int cap) throws Exception {
        Town.Endpoint client = town.client();
        String campaign = campaign();
        link(campaign, client, "{\"maxConcurrency\": " + cap + "}");
        Map<String, String> lines = new ConcurrentHashMap<>();

        inParallel(CALLERS, caller -> {
            String call = Town.call();
            Question question = Question.inbound(call, number.e164());
            Await.until("it is answered", () -> {
                HttpResponse<String> answer = ALL.get(caller % ALL.size()).form("/dialplan/next", question.fields());
                return answer.statusCode() == 200 && lines.put(call, answer.body()) == null;
            });
        });

        assertThat(lines.values()).filteredOn(line -> line.startsWith("DIAL|")).hasSize(cap);
        assertThat(lines.values())
                .filteredOn(line -> line.equals("STOP|34|clients.all-full"))
                .hasSize(CALLERS - cap);
        assertThat(taken(campaign)).isEqualTo("" + cap);
        lines.keySet().forEach(call -> ONE.ended(call, 1));
        assertThat(taken(campaign)).isEqualTo("0");
    }

    @Test
    @Order(1)
    void what_is_changed_over_one_replica_the_other_routes_by_at_once() {
        Town.Endpoint client = town.client();
        String campaign = campaign();
        link(campaign, client, "{}");
        assertThat(next()).startsWith("DIAL|");

        link(campaign, client, "{\"status\": \"inactive\"}");
        assertThat(next()).startsWith("STOP|");

        link(campaign, client, "{\"status\": \"active\"}");
        assertThat(next()).startsWith("DIAL|");
    }

    private String next() {
        return TWO.next(Question.inbound(Town.call(), number.e164()));
    }

    @Test
    @Order(2)
    void a_replica_shows_what_another_let_in_and_its_streams_end_when_it_stops() {
        Town.Endpoint client = town.client();
        String campaign = campaign();
        link(campaign, client, "{}");
        try (LiveStream stream = LiveStream.follow(TWO.api(), "/api/routes/live/stream?campaignId=" + campaign)) {
            assertThat(stream.next().event()).isEqualTo("state");

            var _ = ONE.next(Question.inbound(Town.call(), number.e164()));

            LiveStream.Said change = stream.next();
            assertThat(change.data().at("/campaigns/0/concurrency/taken").asInt())
                    .isEqualTo(1);

            TWO.stop();

            assertThat(stream.next().event()).isEqualTo("end");
        }
    }

    private String campaign() {
        String body = """
                {"tenantId": "%s", "name": "Autumn", "didIds": ["%s"]}
                """.formatted(town.tenant, number.id());
        return accepted(ONE.api().post("/api/campaigns", body)).get("id").asString();
    }

    private static void link(String campaign, Town.Endpoint client, String settings) {
        var _ = accepted(ONE.api().put("/api/campaigns/" + campaign + "/clients/" + client.id(), settings));
    }

    private static String taken(String campaign) {
        return ONE.ask("SELECT active FROM caps WHERE id = '" + campaign + "'");
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
