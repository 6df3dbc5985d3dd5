package io.trunkline.cdr;

import static io.trunkline.cdr.TestEnvironment.API;
import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static io.trunkline.cdr.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.AlertRaised.Severity;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.ListPages;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlertsIT {
    /// Of yesterday, since alerts are not kept for ever.
    private static final Instant NOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

    private final UUID acme = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final String node = "node-" + UUID.randomUUID();
    private final AlertRaised silent = alert("node.unreachable", Severity.CRITICAL, node, null, NOON);
    private final AlertRaised back = alert("node.back", Severity.INFO, node, null, NOON.plusSeconds(60));
    private final AlertRaised above = alert("lease.adopted-above-limit", Severity.WARNING, "link", acme, NOON);
    private final AlertRaised later =
            alert("lease.answered-above-limit", Severity.WARNING, "link", acme, NOON.plusSeconds(90));
    private final AlertRaised notTheirs = alert("lease.adopted-above-limit", Severity.WARNING, "link", other, NOON);

    private static AlertRaised alert(String kind, Severity severity, String subject, UUID tenant, Instant at) {
        return new AlertRaised(
                UUID.randomUUID(), kind, severity, subject, tenant, "Look at " + subject, at, Map.of("leases", "3"));
    }

    @BeforeEach
    void raises_alerts_one_of_them_twice() {
        WIRE.publish(silent, back, above, later, notTheirs, silent);
        for (AlertRaised one : List.of(silent, back, above, later, notTheirs)) {
            String of = one.tenantId() == null ? "" : "&tenantId=" + one.tenantId();
            Await.until(
                    one.kind() + " is kept",
                    () -> ids("/api/v1/alerts?subject=" + one.subject() + "&limit=200" + of, TOKENS.admin())
                            .contains(one.alertId()));
        }
    }

    private static List<UUID> ids(String path, String token) {
        return TestEnvironment.get(path, token)
                .get("items")
                .valueStream()
                .map(item -> UUID.fromString(item.get("alertId").asString()))
                .toList();
    }

    @Test
    void alerts_are_listed_the_latest_first_and_each_once() {
        assertThat(ids("/api/v1/alerts?subject=" + node, TOKENS.staff()))
                .containsExactly(back.alertId(), silent.alertId());

        JsonNode shown = TestEnvironment.get("/api/v1/alerts?subject=" + node).at("/items/1");
        assertThat(shown.get("kind").asString()).isEqualTo("node.unreachable");
        assertThat(shown.get("severity").asString()).isEqualTo("critical");
        assertThat(shown.get("raisedAt").asString()).isEqualTo(NOON.toString());
        assertThat(shown.get("message").asString()).isEqualTo("Look at " + node);
        assertThat(shown.at("/details/leases").asString()).isEqualTo("3");
    }

    @Test
    void kind_severity_and_time_narrow_the_list() {
        String path = "/api/v1/alerts?subject=" + node;

        assertThat(ids(path + "&kind=node.unreachable", TOKENS.admin())).containsExactly(silent.alertId());
        assertThat(ids(path + "&severity=info", TOKENS.admin())).containsExactly(back.alertId());
        assertThat(ids(path + "&since=" + NOON.plusSeconds(30), TOKENS.admin())).containsExactly(back.alertId());
        assertThat(API.get("/api/v1/alerts?severity=loud").statusCode()).isEqualTo(400);
        assertThat(API.get("/api/v1/alerts?since=yesterday").statusCode()).isEqualTo(400);
        assertThat(API.get("/api/v1/alerts?kind=node.back&kind=node.lost").body())
                .contains("request.invalid", "must be one of node.unreachable, node.back, ");
    }

    @Test
    void every_alert_is_on_one_page_in_each_order() {
        WIRE.publish(
                alert("node.back", Severity.INFO, node, null, NOON),
                alert("node.back", Severity.INFO, node, null, NOON));
        var list = new ListPages(API, "/api/v1/alerts", "alertId");
        String mine = "subject=" + node;
        Await.until("all are kept", () -> list.count(mine) == 4);

        var latestFirst = list.all(mine);

        assertThat(latestFirst)
                .hasSize(4)
                .doesNotHaveDuplicates()
                .startsWith(back.alertId().toString());
        assertThat(list.all(mine + "&sort=raisedAt")).isEqualTo(latestFirst.reversed());
        assertThat(list.all(mine + "&kind=node.back&kind=node.unreachable&severity=info&severity=critical"))
                .isEqualTo(latestFirst);
        assertThat(list.count(mine + "&severity=critical")).isEqualTo(1);
        assertThat(list.problemCode(mine + "&sort=kind")).isEqualTo("request.invalid");
    }

    @Test
    void a_seller_sees_only_its_own_alerts() {
        String seller = TOKENS.seller(acme);

        assertThat(ids("/api/v1/alerts", seller)).containsExactly(later.alertId(), above.alertId());
        assertThat(API.withToken(seller).get("/api/v1/alerts?tenantId=" + other).body())
                .contains("\"code\":\"tenant.unknown\"");
        assertThat(ids("/api/v1/alerts?kind=node.unreachable", seller)).isEmpty();
        assertThat(API.withToken(null).get("/api/v1/alerts").statusCode()).isEqualTo(401);
    }
}
