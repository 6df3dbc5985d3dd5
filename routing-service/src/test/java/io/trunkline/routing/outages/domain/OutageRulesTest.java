package io.trunkline.routing.outages.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.outages.domain.OutageRules.Alert;
import io.trunkline.routing.outages.domain.OutageRules.Decision;
import io.trunkline.telephony.hours.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OutageRulesTest {
    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");
    private static final OutageRules RULES = new OutageRules(Duration.ofSeconds(90));
    private static final Reports UP = new Reports(List.of("reachable", "unreachable"));
    private static final Reports DOWN = new Reports(List.of("unreachable", "unreachable"));
    private static final Reports NO_NODE = new Reports(List.of());

    private final List<Alert> alerts = new ArrayList<>();
    private Optional<Outage> outage = Optional.empty();

    @Test
    void is_reported_once_when_it_has_been_unreachable_for_the_time() {
        at(0, DOWN);
        at(89, DOWN);
        assertThat(alerts).isEmpty();

        at(90, DOWN);
        at(91, DOWN);
        at(10_000, DOWN);

        assertThat(alerts).containsExactly(Alert.UNREACHABLE);
        assertThat(outage.orElseThrow()).isEqualTo(new Outage(START, Optional.empty(), false, true));
    }

    @Test
    void is_over_when_it_has_been_reachable_for_the_time() {
        at(0, DOWN);
        at(90, DOWN);
        at(100, UP);
        at(189, UP);
        assertThat(alerts).containsExactly(Alert.UNREACHABLE);

        at(190, UP);

        assertThat(alerts).containsExactly(Alert.UNREACHABLE, Alert.BACK);
        assertThat(outage).isEmpty();
    }

    @Test
    void a_short_interruption_is_not_reported() {
        at(0, DOWN);
        at(60, UP);
        at(150, UP);

        assertThat(alerts).isEmpty();
        assertThat(outage).isEmpty();
    }

    @Test
    void one_that_comes_and_goes_is_reported_once_until_it_is_steady() {
        for (int second = 0; second < 3_600; second += 10) {
            at(second, second % 60 == 50 ? UP : DOWN);
        }

        assertThat(alerts).containsExactly(Alert.UNREACHABLE);
        assertThat(outage.orElseThrow().unsteady()).isTrue();
        at(3_600, UP);
        at(3_690, UP);
        assertThat(alerts).containsExactly(Alert.UNREACHABLE, Alert.BACK);
    }

    @Test
    void while_no_node_answers_nothing_is_known() {
        at(0, DOWN);
        at(50, NO_NODE);
        at(100, DOWN);
        assertThat(alerts).as("the time starts anew").isEmpty();

        at(190, DOWN);
        at(200, NO_NODE);
        at(400, NO_NODE);

        assertThat(alerts).containsExactly(Alert.UNREACHABLE);
        assertThat(outage).isPresent();
    }

    @Test
    void one_that_is_not_needed_has_no_outage_and_a_reported_one_ends() {
        at(0, DOWN, Need.NONE);
        at(200, DOWN, Need.NONE);
        assertThat(outage).isEmpty();

        at(300, DOWN);
        at(390, DOWN);
        at(400, DOWN, Need.NONE);

        assertThat(alerts).containsExactly(Alert.UNREACHABLE, Alert.NOT_NEEDED);
        assertThat(outage).isEmpty();
    }

    @Test
    void a_client_that_logs_off_after_hours_is_not_reported_before_they_begin_again() {
        at(0, DOWN, Need.LATER);
        at(50_000, DOWN, Need.LATER);
        at(50_010, DOWN);
        at(50_099, DOWN);
        assertThat(alerts).isEmpty();

        at(50_100, DOWN);
        at(60_000, DOWN, Need.LATER);
        at(90_000, DOWN);

        assertThat(alerts).as("closing does not end it").containsExactly(Alert.UNREACHABLE);
    }

    @Test
    void a_node_that_reports_it_as_up_is_enough() {
        assertThat(verdict("unregistered", "registered")).isEqualTo(Reports.Verdict.REACHABLE);
        assertThat(verdict("rejected", "unregistered")).isEqualTo(Reports.Verdict.UNREACHABLE);
        assertThat(verdict("unknown", "unreachable")).isEqualTo(Reports.Verdict.UNREACHABLE);
        assertThat(verdict("unknown", "removed")).isEqualTo(Reports.Verdict.REACHABLE);
        assertThat(verdict()).isEqualTo(Reports.Verdict.NONE);
    }

    @Test
    void a_client_is_needed_while_all_hours_of_a_campaign_are_open() {
        OpeningHours always = OpeningHours.always(ZoneOffset.UTC);
        OpeningHours mondayNoon = OpeningHours.parse(ZoneOffset.UTC, List.of("monday 12:00-13:00"));
        Optional<Instant> noon = Optional.of(START.plus(Duration.ofHours(2)));
        var closed = new CampaignNeed(List.of(always, mondayNoon), Optional.empty(), Optional.empty());
        var later = new CampaignNeed(List.of(always), noon, Optional.empty());
        var until = new CampaignNeed(List.of(always), Optional.empty(), noon);

        assertThat(CampaignNeed.of(List.of(), START)).isEqualTo(Need.LATER);
        assertThat(CampaignNeed.of(List.of(closed, later), START)).isEqualTo(Need.LATER);
        assertThat(CampaignNeed.of(List.of(closed, until), START)).isEqualTo(Need.NOW);
        assertThat(CampaignNeed.of(List.of(until), noon.orElseThrow())).isEqualTo(Need.LATER);
        assertThat(CampaignNeed.of(List.of(closed), noon.orElseThrow())).isEqualTo(Need.NOW);
        assertThat(CampaignNeed.of(List.of(later), noon.orElseThrow())).isEqualTo(Need.NOW);
    }

    @Provide
    Arbitrary<List<Reports>> histories() {
        return Arbitraries.of("registered", "reachable", "unreachable", "rejected", "unregistered", "unknown")
                .list()
                .ofMaxSize(3)
                .map(Reports::new)
                .list()
                .ofMaxSize(60);
    }

    /// Replicas and repeated events make the same decision more often, and nodes report in any order.
    @Property(tries = 500)
    void repeated_and_reordered_reports_give_the_same_alternating_alerts(
            @ForAll("histories") List<Reports> history, @ForAll Random order) {
        var once = new OutageRulesTest();
        var again = new OutageRulesTest();
        for (int i = 0; i < history.size(); i++) {
            List<String> reordered = new ArrayList<>(history.get(i).states());
            Collections.shuffle(reordered, order);
            once.at(20 * i, history.get(i));
            again.at(20 * i, new Reports(reordered));
            again.at(20 * i, history.get(i));
        }

        assertThat(again.alerts).isEqualTo(once.alerts);
        for (int i = 0; i < once.alerts.size(); i++) {
            assertThat(once.alerts.get(i)).isEqualTo(i % 2 == 0 ? Alert.UNREACHABLE : Alert.BACK);
        }
    }

    private static Reports.Verdict verdict(String... states) {
        return new Reports(List.of(states)).verdict();
    }

    private void at(int second, Reports reports) {
        at(second, reports, Need.NOW);
    }

    private void at(int second, Reports reports, Need need) {
        Decision decision = RULES.decide(outage, reports, need, START.plusSeconds(second));
        outage = decision.outage();
        decision.alert().ifPresent(alerts::add);
    }
}
