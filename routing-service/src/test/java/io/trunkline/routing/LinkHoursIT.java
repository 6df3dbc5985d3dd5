package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestServers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Links when clocks change, by a database whose clock the test sets.
class LinkHoursIT {
    /// Of its own, since the services of other tests have the same consumer groups.
    private static final KafkaServer KAFKA = TestServers.kafka();

    static {
        KAFKA.start();
    }

    private static final DatabaseClock CLOCK =
            DatabaseClock.of(new RoutingServiceFixture(SharedServers.postgres(), KAFKA));
    private static final RoutingServiceFixture ROUTING = CLOCK.routing();

    private final TenantFixture tenant = new TenantFixture(ROUTING);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final TenantFixture.EndpointFixture madrid = tenant.createClient();
    private final TenantFixture.EndpointFixture newYork = tenant.createClient();
    private final String campaign = "/api/v1/campaigns/"
            + tenant.createCampaign(List.of(number), List.of(madrid, newYork), List.of())
                    .get("id")
                    .asString();

    @AfterAll
    static void close() {
        ROUTING.stop();
        KAFKA.close();
    }

    /// In Madrid, clocks are put forward on 2026-03-29 at 02:00 (01:00Z), in New York on March 8.
    @Test
    void a_link_opens_and_closes_by_the_clocks_of_its_zone_when_they_are_put_forward() {
        hours(madrid, "Europe/Madrid", "sunday", "01:30", "03:30");
        hours(newYork, "America/New_York", "saturday", "20:30", "21:30");

        assertThat(clientAt("2026-03-29T00:29:59Z")).isEqualTo("STOP|20|clients.closed");
        assertThat(clientAt("2026-03-29T00:30:00Z")).contains(madrid.endpointId());
        assertThat(clientAt("2026-03-29T01:29:59Z")).contains(madrid.endpointId());
        assertThat(clientAt("2026-03-29T01:30:00Z")).isEqualTo("STOP|20|clients.closed");
        hours(madrid, "Europe/Madrid", "sunday", "02:30", "03:30");
        assertThat(clientAt("2026-03-29T00:59:59Z")).contains(newYork.endpointId());
        assertThat(clientAt("2026-03-29T01:00:00Z"))
                .as("02:30 is skipped, and the link opens at 03:00")
                .contains(madrid.endpointId());
    }

    /// In Madrid, clocks are put back on 2026-10-25 at 03:00 (01:00Z).
    @Test
    void a_link_opens_once_in_the_hour_that_occurs_twice() {
        hours(madrid, "Europe/Madrid", "sunday", "02:30", "02:45");
        requireSuccess(ROUTING.api().delete(campaign + "/clients/" + newYork.id()));

        assertThat(clientAt("2026-10-25T00:30:00Z")).contains(madrid.endpointId());
        assertThat(clientAt("2026-10-25T01:30:00Z"))
                .as("02:30 again, an hour later")
                .isEqualTo("STOP|20|clients.closed");
    }

    @Test
    void a_week_begins_on_monday_in_the_zone_of_the_link() {
        requireSuccess(ROUTING.api()
                .put(campaign + "/clients/" + madrid.id(), "{\"weeklyCap\": 1, \"timeZone\": \"Europe/Madrid\"}"));
        requireSuccess(ROUTING.api().delete(campaign + "/clients/" + newYork.id()));

        assertThat(clientAt("2026-03-28T10:00:00Z")).contains(madrid.endpointId());
        assertThat(clientAt("2026-03-29T21:59:59Z"))
                .as("Sunday 23:59:59 of summer time")
                .isEqualTo("STOP|21|clients.limits-reached");
        assertThat(clientAt("2026-03-29T22:00:00Z")).contains(madrid.endpointId());
    }

    private void hours(TenantFixture.EndpointFixture client, String zone, String day, String from, String to) {
        requireSuccess(ROUTING.api().put(campaign + "/clients/" + client.id(), """
                {"priority": %d, "timeZone": "%s", "openingHours": {"%s": [{"from": "%s", "to": "%s"}]}}
                """.formatted(
                        client == madrid ? 1 : 2, zone, day, from, to)));
    }

    private String clientAt(String time) {
        CLOCK.set(time);
        return ROUTING.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164()));
    }
}
