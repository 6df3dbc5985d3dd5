package io.trunkline.routing.decision.domain.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Window;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.InMemoryCaps;
import io.trunkline.routing.decision.domain.InboundFixture;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.answer.UnavailableTreatment;
import io.trunkline.routing.decision.domain.campaign.CampaignRules;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.LinkSchedule;
import io.trunkline.routing.decision.domain.parties.TagRules;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChooseClientTest {
    private static final OpeningHours FRIDAYS =
            new OpeningHours(ZoneId.of("UTC"), List.of(OpeningHours.Span.parse("friday 09:00-18:00")));
    private static final Instant FRIDAY_NIGHT = Instant.parse("2026-11-20T18:30:00Z");

    private final Link first = RoutingFixture.link(RoutingFixture.client(1), 1);
    private final Link second = RoutingFixture.link(RoutingFixture.client(2), 2);
    private final InboundFixture stage = InboundFixture.with(Strategy.PRIORITY, first, second);
    private final InMemoryCaps capLookup = new InMemoryCaps();

    @Test
    void a_closed_campaign_admits_no_new_call_and_traces_its_local_time() {
        Decision decision = stage.hours(FRIDAYS).at(FRIDAY_NIGHT).firstRouting().decide(capLookup);

        assertThat(RoutingFixture.stopReason(decision)).isEqualTo(StopReason.CAMPAIGN_CLOSED);
        assertThat(failed(decision)).isEqualTo(new Check("campaign.open", false, "friday 18:30 UTC"));
    }

    @Test
    void a_call_admitted_before_closing_continues_after_closing() {
        Decision decision = stage.hours(FRIDAYS)
                .at(FRIDAY_NIGHT)
                .routingAfter(AttemptOutcome.BUSY, first.client())
                .decide(capLookup);

        assertThat(RoutingFixture.dialString(decision)).endsWith("@client-2");
    }

    @ParameterizedTest
    @CsvSource({
        "3,, , campaign.concurrency, 3 of 3, CAMPAIGN_FULL",
        ", 7, , campaign.total, 7 of 7, CAMPAIGN_TOTAL_REACHED",
        ", , 5, campaign.daily, 5 of 5, CAMPAIGN_DAILY_REACHED",
        "0,, , campaign.concurrency, 3 of 0, CAMPAIGN_FULL",
    })
    void each_campaign_limit_has_its_own_reason(
            Integer atOnce, Long inAll, Integer aDay, String rule, String numbers, StopReason reason) {
        capLookup
                .setLimits(InboundFixture.CAMPAIGN, new Limits(atOnce, inAll, aDay, null, null))
                .setUsage(InboundFixture.CAMPAIGN, used(3, 7, 5));

        Decision decision = stage.firstRouting().decide(capLookup);

        assertThat(RoutingFixture.stopReason(decision)).isEqualTo(reason);
        assertThat(failed(decision)).isEqualTo(new Check(rule, false, numbers));
        assertThat(decision.capUses()).isEmpty();
    }

    @Test
    void a_reached_daily_cap_stops_no_call_that_was_already_counted() {
        capLookup
                .setLimits(InboundFixture.CAMPAIGN, new Limits(null, null, 5, null, null))
                .setUsage(InboundFixture.CAMPAIGN, used(3, 7, 5));

        Decision decision =
                stage.routingAfter(AttemptOutcome.BUSY, first.client()).decide(capLookup);

        assertThat(RoutingFixture.dialString(decision)).endsWith("@client-2");
        assertThat(decision.capUses())
                .filteredOn(use -> use.key().equals(InboundFixture.CAMPAIGN))
                .singleElement()
                .satisfies(use -> assertThat(use.windows()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "1, , , , link.concurrency, 1 of 1, CLIENTS_ALL_FULL",
        ", 2, , , link.total, 2 of 2, CLIENTS_LIMITS_REACHED",
        ", , 3, , link.daily, 3 of 3, CLIENTS_LIMITS_REACHED",
        ", , , 4, link.hourly, 4 of 4, CLIENTS_LIMITS_REACHED",
    })
    void links_at_capacity_are_skipped_and_traced_with_their_numbers(
            Integer atOnce, Long inAll, Integer aDay, Integer anHour, String rule, String numbers, StopReason reason) {
        for (CapKey link : List.of(InboundFixture.capKey(first), InboundFixture.capKey(second))) {
            capLookup
                    .setLimits(link, new Limits(atOnce, inAll, aDay, anHour, null))
                    .setUsage(link, new CapUsage(1, 2, window(3), window(4), Window.NEVER));
        }

        Decision decision = stage.firstRouting().decide(capLookup);

        assertThat(RoutingFixture.stopReason(decision)).isEqualTo(reason);
        assertThat(failed(decision)).isEqualTo(new Check(rule, false, numbers));
    }

    @Test
    void a_link_with_capacity_takes_the_call_of_a_full_one() {
        capLookup.setLimits(InboundFixture.capKey(first), Limits.ofConcurrent(0));

        Decision decision = stage.firstRouting().decide(capLookup);

        assertThat(RoutingFixture.dialString(decision)).endsWith("@client-2");
        assertThat(decision.capUses())
                .extracting(use -> use.key())
                .containsExactly(
                        InboundFixture.CAMPAIGN,
                        InboundFixture.capKey(second),
                        second.client().capUse().key());
    }

    @ParameterizedTest
    @CsvSource({"5, , link.weekly, 5 of 5", ", 6, link.monthly, 6 of 6"})
    void links_at_the_limit_of_a_week_or_month_are_skipped(Integer aWeek, Integer aMonth, String rule, String numbers) {
        capLookup
                .setLimits(InboundFixture.capKey(first), new Limits(null, null, null, null, null, aWeek, aMonth))
                .setUsage(
                        InboundFixture.capKey(first),
                        new CapUsage(0, 0, Window.NEVER, Window.NEVER, Window.NEVER, window(5), window(6), 0));

        Decision decision = stage.firstRouting().decide(capLookup);

        assertThat(RoutingFixture.dialString(decision)).endsWith("@client-2");
        assertThat(failed(decision)).isEqualTo(new Check(rule, false, numbers));
    }

    @Test
    void a_closed_link_is_skipped_and_closed_links_are_the_reason() {
        InboundFixture night = stage.links(List.of(open(first), second)).at(FRIDAY_NIGHT);

        assertThat(RoutingFixture.dialString(night.firstRouting().decide(capLookup)))
                .endsWith("@client-2");
        Decision decision =
                night.links(List.of(open(first), open(second))).firstRouting().decide(capLookup);
        assertThat(RoutingFixture.stopReason(decision)).isEqualTo(StopReason.CLIENTS_CLOSED);
        assertThat(failed(decision)).isEqualTo(new Check("link.open", false, "friday 18:30 UTC"));
        capLookup.setLimits(InboundFixture.capKey(second), new Limits(null, 0L, null, null, null));
        assertThat(RoutingFixture.stopReason(night.firstRouting().decide(capLookup)))
                .isEqualTo(StopReason.CLIENTS_LIMITS_REACHED);
    }

    @Test
    void a_paused_link_is_skipped_and_shows_why() {
        LinkSchedule paused = new LinkSchedule(
                OpeningHours.always(ZoneId.of("UTC")), Optional.empty(), Optional.empty(), Optional.of("Training"));

        Decision decision =
                stage.links(List.of(with(first, paused))).firstRouting().decide(capLookup);

        assertThat(RoutingFixture.stopReason(decision)).isEqualTo(StopReason.CLIENTS_NONE_ELIGIBLE);
        assertThat(failed(decision)).isEqualTo(new Check("link.not-paused", false, "Training"));
    }

    private static Link open(Link link) {
        return with(link, new LinkSchedule(FRIDAYS, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static Link with(Link link, LinkSchedule schedule) {
        return new Link(
                link.id(), link.client(), link.priority(), link.weight(), link.active(), schedule, TagRules.NONE);
    }

    @Test
    void a_client_that_is_full_with_calls_of_other_campaigns_is_skipped() {
        fill(first.client());

        Decision decision = stage.firstRouting().decide(capLookup);

        assertThat(RoutingFixture.dialString(decision)).endsWith("@client-2");
        assertThat(failed(decision)).isEqualTo(new Check("client.concurrency", false, "1 of 1"));
    }

    @Test
    void clients_that_are_only_full_are_the_reason_and_no_overflow_target_while_they_are() {
        fill(first.client());
        fill(second.client());

        Decision decision = stage.overflow(first.client()).firstRouting().decide(capLookup);

        assertThat(RoutingFixture.stopReason(decision)).isEqualTo(StopReason.CLIENTS_ALL_FULL);
    }

    private void fill(Client client) {
        CapKey key = client.capUse().key();
        capLookup.setLimits(key, Limits.ofConcurrent(1)).setUsage(key, used(1, 0, 0));
    }

    @Test
    void the_trace_includes_candidates_after_the_chosen_one() {
        Decision decision = stage.firstRouting().decide(capLookup);

        assertThat(decision.trace())
                .filteredOn(step -> step.kind().equals("client"))
                .extracting(TraceEntry::chosen)
                .containsExactly(true, false);
    }

    @Test
    void the_overflow_is_dialed_when_no_client_is_eligible_and_uses_no_caps() {
        InboundFixture closed = stage.hours(FRIDAYS).at(FRIDAY_NIGHT).overflow(RoutingFixture.client(9));

        Decision decision = closed.firstRouting().decide(capLookup);

        assertThat(decision.answer())
                .isEqualTo(new Answer.Overflow(
                        DialString.throughContact("+14045556789", new EndpointId("client-9")), Duration.ofSeconds(15)));
        assertThat(decision.capUses()).isEmpty();
        assertThat(decision.parties().client())
                .isEqualTo(RoutingFixture.client(9).id());
    }

    @Test
    void an_unreachable_inactive_or_already_tried_overflow_is_not_dialed() {
        InboundFixture closed = stage.hours(FRIDAYS).at(FRIDAY_NIGHT);
        Client nine = RoutingFixture.client(9);

        assertThat(RoutingFixture.stopReason(closed.overflow(RoutingFixture.unreachable(nine))
                        .firstRouting()
                        .decide(capLookup)))
                .isEqualTo(StopReason.CAMPAIGN_CLOSED);
        assertThat(RoutingFixture.stopReason(closed.overflow(RoutingFixture.inactive(nine))
                        .firstRouting()
                        .decide(capLookup)))
                .isEqualTo(StopReason.CAMPAIGN_CLOSED);
        assertThat(RoutingFixture.stopReason(stage.links(List.of(first))
                        .overflow(first.client())
                        .routingAfter(AttemptOutcome.BUSY, first.client())
                        .decide(capLookup)))
                .isEqualTo(StopReason.CLIENTS_BUSY);
    }

    @Test
    void the_unavailable_treatment_applies_only_when_no_client_takes_the_call() {
        UnavailableTreatment regret =
                new UnavailableTreatment(Optional.of(31), Optional.of(new Announcement("tt-allbusy")));
        InboundFixture sorry = stage.unavailableTreatment(regret);

        assertThat(sorry.links(List.of()).firstRouting().decide(capLookup).answer())
                .isEqualTo(new Answer.Stop(
                        StopReason.CLIENTS_NONE_ELIGIBLE, 31, Optional.of(new Announcement("tt-allbusy"))));
        assertThat(sorry.routingAfter(AttemptOutcome.NO_ANSWER, first.client())
                        .decide(capLookup)
                        .answer())
                .isEqualTo(new Answer.Stop(StopReason.ATTEMPT_NO_ANSWER));
        assertThat(sorry.caller(new CallerHistory(true, List.of()))
                        .firstRouting()
                        .decide(capLookup)
                        .answer())
                .isEqualTo(new Answer.Stop(StopReason.CALLER_BLOCKED));
    }

    @Test
    void a_blocked_caller_is_stopped_first_and_never_reaches_the_overflow() {
        InboundFixture blocked = stage.overflow(RoutingFixture.client(9)).caller(new CallerHistory(true, List.of()));

        assertThat(RoutingFixture.stopReason(blocked.firstRouting().decide(capLookup)))
                .isEqualTo(StopReason.CALLER_BLOCKED);
        assertThat(failed(blocked.firstRouting().decide(capLookup)).rule()).isEqualTo("caller.not-blocked");
    }

    @Test
    void the_client_that_answered_within_the_window_is_tried_first() {
        InboundFixture known = stage.repeatCallers(RepeatCallers.Mode.SAME_CLIENT, Duration.ofHours(1));

        assertThat(RoutingFixture.dialString(
                        known.caller(answered(second, 3599)).firstRouting().decide(capLookup)))
                .endsWith("@client-2");
        assertThat(RoutingFixture.dialString(known.caller(answered(second, 3599))
                        .routingAfter(AttemptOutcome.BUSY, second.client())
                        .decide(capLookup)))
                .endsWith("@client-1");
        assertThat(RoutingFixture.dialString(
                        known.caller(answered(second, 3600)).firstRouting().decide(capLookup)))
                .endsWith("@client-1");
        assertThat(RoutingFixture.dialString(
                        stage.caller(answered(second, 1)).firstRouting().decide(capLookup)))
                .endsWith("@client-1");
    }

    @Test
    void a_caller_answered_within_the_window_may_be_refused() {
        InboundFixture known = stage.repeatCallers(RepeatCallers.Mode.REFUSE, Duration.ofHours(1));

        assertThat(RoutingFixture.stopReason(
                        known.caller(answered(second, 60)).firstRouting().decide(capLookup)))
                .isEqualTo(StopReason.CALLER_REPEATED);
        assertThat(RoutingFixture.dialString(known.caller(answered(second, 60))
                        .routingAfter(AttemptOutcome.BUSY, first.client())
                        .decide(capLookup)))
                .endsWith("@client-2");
        assertThat(RoutingFixture.dialString(
                        known.caller(answered(second, 3600)).firstRouting().decide(capLookup)))
                .endsWith("@client-1");
    }

    @Test
    void a_remembered_client_uses_its_turn_like_any_other() {
        InboundFixture known = InboundFixture.with(Strategy.ROUND_ROBIN, first, second)
                .repeatCallers(RepeatCallers.Mode.SAME_CLIENT, Duration.ofHours(1))
                .caller(answered(second, 60));

        capLookup.apply(known.firstRouting().decide(capLookup));

        assertThat(capLookup.cap(InboundFixture.capKey(second)).rotation().turn())
                .isEqualTo(1);
        assertThat(RoutingFixture.dialString(
                        known.caller(CallerHistory.UNKNOWN).firstRouting().decide(capLookup)))
                .endsWith("@client-1");
    }

    @Test
    void the_maximum_call_duration_is_in_the_answer() {
        CampaignRules limited = new CampaignRules(
                Strategy.PRIORITY,
                OpeningHours.always(ZoneId.of("UTC")),
                Optional.of(Duration.ofHours(2)),
                UnavailableTreatment.NONE,
                Optional.empty());

        assertThat(stage.rules(limited).firstRouting().decide(capLookup).answer())
                .isInstanceOfSatisfying(
                        Answer.Dial.class,
                        dial -> assertThat(dial.maxDuration()).contains(Duration.ofHours(2)));
    }

    private static CallerHistory answered(Link by, int secondsAgo) {
        return new CallerHistory(
                false,
                List.of(new CallerHistory.AnsweredCall(by.client().id(), RoutingFixture.NOW.minusSeconds(secondsAgo))));
    }

    private static CapUsage used(int atOnce, long inAll, int today) {
        return new CapUsage(atOnce, inAll, window(today), Window.NEVER, Window.NEVER);
    }

    private static Window window(int count) {
        return new Window(RoutingFixture.NOW, count);
    }

    private static Check failed(Decision decision) {
        return decision.trace().stream()
                .flatMap(step -> step.checks().stream())
                .filter(check -> !check.passed())
                .findFirst()
                .orElseThrow();
    }
}
