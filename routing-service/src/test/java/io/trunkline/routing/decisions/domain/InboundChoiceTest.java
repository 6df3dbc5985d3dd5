package io.trunkline.routing.decisions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Taken;
import io.trunkline.routing.caps.domain.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboundChoiceTest {
    private static final OpeningHours FRIDAYS =
            new OpeningHours(ZoneId.of("UTC"), List.of(OpeningHours.Span.parse("friday 09:00-18:00")));
    private static final Instant FRIDAY_NIGHT = Instant.parse("2026-11-20T18:30:00Z");

    private final Link first = Scene.link(Scene.client(1), 1);
    private final Link second = Scene.link(Scene.client(2), 2);
    private final Stage stage = Stage.with(Strategy.PRIORITY, first, second);
    private final MapLedger ledger = new MapLedger();

    @Test
    void a_closed_campaign_takes_no_new_call_and_says_what_its_clock_showed() {
        Decision decision = stage.hours(FRIDAYS).at(FRIDAY_NIGHT).first().decide(ledger);

        assertThat(Scene.reason(decision)).isEqualTo(StopReason.CAMPAIGN_CLOSED);
        assertThat(failed(decision)).isEqualTo(new Check("campaign.open", false, "friday 18:30 UTC"));
    }

    @Test
    void a_call_that_got_in_goes_on_after_closing_time() {
        Decision decision = stage.hours(FRIDAYS)
                .at(FRIDAY_NIGHT)
                .after(Outcome.BUSY, first.client())
                .decide(ledger);

        assertThat(Scene.dialled(decision)).endsWith("@client-2");
    }

    @ParameterizedTest
    @CsvSource({
        "3,, , campaign.concurrency, 3 of 3, CAMPAIGN_FULL",
        ", 7, , campaign.total, 7 of 7, CAMPAIGN_TOTAL_REACHED",
        ", , 5, campaign.daily, 5 of 5, CAMPAIGN_DAILY_REACHED",
        "0,, , campaign.concurrency, 3 of 0, CAMPAIGN_FULL",
    })
    void each_limit_of_the_campaign_has_a_reason_of_its_own(
            Integer atOnce, Long inAll, Integer aDay, String rule, String numbers, StopReason reason) {
        ledger.limit(Stage.CAMPAIGN, new Limits(atOnce, inAll, aDay, null, null))
                .taken(Stage.CAMPAIGN, used(3, 7, 5));

        Decision decision = stage.first().decide(ledger);

        assertThat(Scene.reason(decision)).isEqualTo(reason);
        assertThat(failed(decision)).isEqualTo(new Check(rule, false, numbers));
        assertThat(decision.takes()).isEmpty();
    }

    @Test
    void a_day_that_is_full_stops_no_call_that_was_counted_already() {
        ledger.limit(Stage.CAMPAIGN, new Limits(null, null, 5, null, null)).taken(Stage.CAMPAIGN, used(3, 7, 5));

        Decision decision = stage.after(Outcome.BUSY, first.client()).decide(ledger);

        assertThat(Scene.dialled(decision)).endsWith("@client-2");
        assertThat(decision.takes())
                .filteredOn(take -> take.key().equals(Stage.CAMPAIGN))
                .singleElement()
                .satisfies(take -> assertThat(take.windows()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "1, , , , link.concurrency, 1 of 1, CLIENTS_ALL_FULL",
        ", 2, , , link.total, 2 of 2, CLIENTS_LIMITS_REACHED",
        ", , 3, , link.daily, 3 of 3, CLIENTS_LIMITS_REACHED",
        ", , , 4, link.hourly, 4 of 4, CLIENTS_LIMITS_REACHED",
    })
    void links_that_have_no_room_are_passed_over_with_their_numbers(
            Integer atOnce, Long inAll, Integer aDay, Integer anHour, String rule, String numbers, StopReason reason) {
        for (CapKey link : List.of(Stage.key(first), Stage.key(second))) {
            ledger.limit(link, new Limits(atOnce, inAll, aDay, anHour, null))
                    .taken(link, new Taken(1, 2, window(3), window(4), Window.NEVER));
        }

        Decision decision = stage.first().decide(ledger);

        assertThat(Scene.reason(decision)).isEqualTo(reason);
        assertThat(failed(decision)).isEqualTo(new Check(rule, false, numbers));
    }

    @Test
    void somebody_with_room_takes_the_call_of_somebody_without() {
        ledger.limit(Stage.key(first), Limits.ofConcurrency(0));

        Decision decision = stage.first().decide(ledger);

        assertThat(Scene.dialled(decision)).endsWith("@client-2");
        assertThat(decision.takes()).extracting(take -> take.key()).containsExactly(Stage.CAMPAIGN, Stage.key(second));
    }

    @Test
    void every_candidate_is_in_the_trace_also_behind_the_choice() {
        Decision decision = stage.first().decide(ledger);

        assertThat(decision.trace())
                .filteredOn(step -> step.kind().equals("client"))
                .extracting(Step::chosen)
                .containsExactly(true, false);
    }

    @Test
    void the_overflow_is_dialled_when_nobody_else_can_be_and_holds_nothing() {
        Stage closed = stage.hours(FRIDAYS).at(FRIDAY_NIGHT).overflow(Scene.client(9));

        Decision decision = closed.first().decide(ledger);

        assertThat(decision.answer())
                .isEqualTo(new Answer.Overflow(
                        DialString.throughContact("+14045556789", new EndpointId("client-9")), Duration.ofSeconds(15)));
        assertThat(decision.takes()).isEmpty();
        assertThat(decision.parties().client()).isEqualTo(Scene.client(9).id());
    }

    @Test
    void an_overflow_that_is_away_switched_off_or_tried_already_is_not_dialled() {
        Stage closed = stage.hours(FRIDAYS).at(FRIDAY_NIGHT);
        Client nine = Scene.client(9);

        assertThat(Scene.reason(closed.overflow(Scene.away(nine)).first().decide(ledger)))
                .isEqualTo(StopReason.CAMPAIGN_CLOSED);
        assertThat(Scene.reason(closed.overflow(Scene.inactive(nine)).first().decide(ledger)))
                .isEqualTo(StopReason.CAMPAIGN_CLOSED);
        assertThat(Scene.reason(stage.links(List.of(first))
                        .overflow(first.client())
                        .after(Outcome.BUSY, first.client())
                        .decide(ledger)))
                .isEqualTo(StopReason.CLIENTS_BUSY);
    }

    @Test
    void a_regret_is_heard_when_nobody_takes_the_call_and_not_otherwise() {
        Regret regret = new Regret(Optional.of(31), Optional.of(new Announcement("tt-allbusy")));
        Stage sorry = stage.regret(regret);

        assertThat(sorry.links(List.of()).first().decide(ledger).answer())
                .isEqualTo(new Answer.Stop(
                        StopReason.CLIENTS_NONE_ELIGIBLE, 31, Optional.of(new Announcement("tt-allbusy"))));
        assertThat(sorry.after(Outcome.RANG_OUT, first.client()).decide(ledger).answer())
                .isEqualTo(new Answer.Stop(StopReason.ATTEMPT_NO_ANSWER));
        assertThat(sorry.caller(new KnownCaller(true, Optional.empty()))
                        .first()
                        .decide(ledger)
                        .answer())
                .isEqualTo(new Answer.Stop(StopReason.CALLER_BLOCKED));
    }

    @Test
    void a_blocked_caller_is_stopped_before_anything_else_and_reaches_no_overflow() {
        Stage blocked = stage.overflow(Scene.client(9)).caller(new KnownCaller(true, Optional.empty()));

        assertThat(Scene.reason(blocked.first().decide(ledger))).isEqualTo(StopReason.CALLER_BLOCKED);
        assertThat(failed(blocked.first().decide(ledger)).rule()).isEqualTo("caller.not-blocked");
    }

    @Test
    void who_answered_within_the_window_is_tried_first_and_the_others_follow() {
        Stage known = stage.repeats(RepeatCallers.Mode.SAME_CLIENT, Duration.ofHours(1));

        assertThat(Scene.dialled(known.caller(answered(second, 3599)).first().decide(ledger)))
                .endsWith("@client-2");
        assertThat(Scene.dialled(known.caller(answered(second, 3599))
                        .after(Outcome.BUSY, second.client())
                        .decide(ledger)))
                .endsWith("@client-1");
        assertThat(Scene.dialled(known.caller(answered(second, 3600)).first().decide(ledger)))
                .endsWith("@client-1");
        assertThat(Scene.dialled(stage.caller(answered(second, 1)).first().decide(ledger)))
                .endsWith("@client-1");
    }

    @Test
    void who_was_answered_within_the_window_may_be_refused() {
        Stage known = stage.repeats(RepeatCallers.Mode.REFUSE, Duration.ofHours(1));

        assertThat(Scene.reason(known.caller(answered(second, 60)).first().decide(ledger)))
                .isEqualTo(StopReason.CALLER_REPEATED);
        assertThat(Scene.dialled(known.caller(answered(second, 60))
                        .after(Outcome.BUSY, first.client())
                        .decide(ledger)))
                .endsWith("@client-2");
        assertThat(Scene.dialled(known.caller(answered(second, 3600)).first().decide(ledger)))
                .endsWith("@client-1");
    }

    @Test
    void who_is_remembered_has_a_turn_like_any_other() {
        Stage known = Stage.with(Strategy.ROUND_ROBIN, first, second)
                .repeats(RepeatCallers.Mode.SAME_CLIENT, Duration.ofHours(1))
                .caller(answered(second, 60));

        ledger.apply(known.first().decide(ledger));

        assertThat(ledger.of(Stage.key(second)).rotation().turn()).isEqualTo(1);
        assertThat(Scene.dialled(known.caller(KnownCaller.UNKNOWN).first().decide(ledger)))
                .endsWith("@client-1");
    }

    @Test
    void the_limit_of_a_call_is_in_its_answer() {
        CampaignRules limited = new CampaignRules(
                Strategy.PRIORITY,
                OpeningHours.always(ZoneId.of("UTC")),
                Optional.of(Duration.ofHours(2)),
                Regret.NONE,
                Optional.empty());

        assertThat(stage.rules(limited).first().decide(ledger).answer())
                .isInstanceOfSatisfying(
                        Answer.Dial.class, dial -> assertThat(dial.limit()).contains(Duration.ofHours(2)));
    }

    private static KnownCaller answered(Link by, int secondsAgo) {
        return new KnownCaller(
                false, Optional.of(new KnownCaller.Answered(by.id(), Scene.NOW.minusSeconds(secondsAgo))));
    }

    private static Taken used(int atOnce, long inAll, int today) {
        return new Taken(atOnce, inAll, window(today), Window.NEVER, Window.NEVER);
    }

    private static Window window(int count) {
        return new Window(Scene.NOW, count);
    }

    private static Check failed(Decision decision) {
        return decision.trace().stream()
                .flatMap(step -> step.checks().stream())
                .filter(check -> !check.passed())
                .findFirst()
                .orElseThrow();
    }
}
