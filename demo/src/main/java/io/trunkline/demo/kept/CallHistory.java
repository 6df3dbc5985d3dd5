package io.trunkline.demo.kept;

import io.trunkline.demo.kept.Business.Campaign;
import io.trunkline.demo.kept.Business.Did;
import io.trunkline.demo.kept.Business.Link;
import io.trunkline.demo.kept.HistoricCall.Attempt;
import io.trunkline.telephony.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The calls of past hours. A pure function of the business and the hour: a second run gives the same calls of the same
/// hours, so that nothing is recorded twice.
///
/// @param callsPerHour in the busiest hour
record CallHistory(Business business, int callsPerHour) {
    /// The longest call of an hour ends well before this much of the next one.
    private static final int LONGEST_TALK_SECONDS = 600;

    /// Share of the busiest hour in percent, for each hour of the day in UTC: business hours of the USA.
    private static final int[] LOAD = {
        55, 35, 20, 12, 8, 6, 5, 5, 6, 8, 12, 20, 40, 65, 80, 95, 100, 90, 85, 95, 100, 90, 80, 70
    };

    /// Area codes of the USA, then country codes with the first digits of numbers.
    private static final List<String> CALLERS = List.of(
            "+1404555", "+1212555", "+1305555", "+1713555", "+1312555", "+1213555", "+1206555", "+1303555", "+1602555");

    private static final List<String> CALLED = List.of(
            "+1706555", "+1718555", "+1407555", "+1214555", "+1217555", "+1415555", "+1503555", "+1702555", "+1615555");
    private static final List<String> ABROAD =
            List.of("+349101234", "+442079460", "+52551234", "+573011234", "+493012345", "+331701234", "+551132345");

    /// The calls of the complete hours before a moment, oldest first.
    List<HistoricCall> before(Instant now, int hours) {
        Instant thisHour = now.truncatedTo(ChronoUnit.HOURS);
        return IntStream.rangeClosed(1, hours)
                .mapToObj(back -> thisHour.minus(Duration.ofHours(hours + 1L - back)))
                .flatMap(hour -> ofHour(hour).stream())
                // a call of the last complete hour may still be going on
                .filter(call ->
                        call.start().plusSeconds(LONGEST_TALK_SECONDS + 120).isBefore(now))
                .toList();
    }

    private List<HistoricCall> ofHour(Instant hour) {
        Random random = new Random(hour.getEpochSecond() * 31 + business.seed());
        int calls =
                Math.max(1, callsPerHour * LOAD[hour.atOffset(ZoneOffset.UTC).getHour()] / 100);
        return IntStream.range(0, calls)
                .mapToObj(number -> call(hour, number, random))
                .toList();
    }

    private HistoricCall call(Instant hour, int number, Random random) {
        Campaign campaign = campaign(random);
        Instant start = hour.plusMillis(random.nextInt(3_600_000));
        Did did = pick(campaign.dids(), random);
        boolean inbound = campaign.carriers().isEmpty() || random.nextInt(100) < 55;
        String id = "%s-%d.%sdemo%x%d"
                .formatted(
                        business.node(),
                        start.getEpochSecond(),
                        inbound ? "" : "t",
                        business.seed() & 0xffffffL,
                        number);
        if (inbound) {
            String from = pick(CALLERS, random) + digits(random, 4);
            if (random.nextInt(100) < 4) {
                return new HistoricCall(
                        id, start, Direction.INBOUND, campaign, did, did.number(), from, List.of(), "campaign.full");
            }
            List<Attempt> attempts = inboundAttempts(campaign, random);
            return new HistoricCall(
                    id, start, Direction.INBOUND, campaign, did, did.number(), from, attempts, inboundReason(attempts));
        }
        String to = random.nextInt(100) < 22
                ? pick(ABROAD, random) + digits(random, 3)
                : pick(CALLED, random) + digits(random, 4);
        List<Attempt> attempts = outboundAttempts(campaign, random);
        return new HistoricCall(
                id, start, Direction.OUTBOUND, campaign, did, to, did.number(), attempts, outboundReason(attempts));
    }

    private Campaign campaign(Random random) {
        int left = random.nextInt(
                business.campaigns().stream().mapToInt(Campaign::share).sum());
        for (Campaign campaign : business.campaigns()) {
            left -= campaign.share();
            if (left < 0) {
                return campaign;
            }
        }
        throw new IllegalStateException("the shares are less than their sum");
    }

    /// Clients by their weight, until one answers, the caller hangs up, or all were tried.
    private static List<Attempt> inboundAttempts(Campaign campaign, Random random) {
        List<Link> left = new ArrayList<>(campaign.links());
        List<Attempt> attempts = new ArrayList<>();
        boolean triesOn = true;
        while (triesOn && !left.isEmpty()) {
            Link link = byWeight(left, random);
            left.remove(link);
            AttemptResult result =
                    result(random, 78, List.of(AttemptResult.NO_ANSWER, AttemptResult.BUSY, AttemptResult.CANCELED));
            attempts.add(attempt(campaign.inboundCarrier(), link, result, random));
            triesOn = result.leadsToNext();
        }
        return attempts;
    }

    /// Carriers in their order; the next one only if a carrier could not carry the call.
    private static List<Attempt> outboundAttempts(Campaign campaign, Random random) {
        List<Attempt> attempts = new ArrayList<>();
        for (int index = 0; index < campaign.carriers().size(); index++) {
            boolean isWeak = index == 0 && campaign.carriers().size() > 1;
            AttemptResult result = isWeak && random.nextInt(100) < 45
                    ? AttemptResult.UNAVAILABLE
                    : result(
                            random,
                            52,
                            List.of(
                                    AttemptResult.NO_ANSWER,
                                    AttemptResult.NO_ANSWER,
                                    AttemptResult.BUSY,
                                    AttemptResult.NO_SUCH_NUMBER,
                                    AttemptResult.REJECTED,
                                    AttemptResult.UNAVAILABLE));
            attempts.add(attempt(campaign.carriers().get(index), null, result, random));
            if (result != AttemptResult.UNAVAILABLE) {
                break;
            }
        }
        return attempts;
    }

    private static AttemptResult result(Random random, int answeredPercent, List<AttemptResult> others) {
        return random.nextInt(100) < answeredPercent ? AttemptResult.ANSWERED : pick(others, random);
    }

    private static Attempt attempt(
            Business.Party carrier, Business.@Nullable Link link, AttemptResult result, Random random) {
        Duration ring = result.rings()
                ? Duration.ofMillis(2_000 + random.nextInt(18_000))
                : Duration.ofMillis(150 + random.nextInt(600));
        Duration talk = result == AttemptResult.ANSWERED ? talk(random) : Duration.ZERO;
        return new Attempt(carrier, link, result, ring, talk);
    }

    /// Mostly short, a few long.
    private static Duration talk(Random random) {
        double seconds = Math.min(LONGEST_TALK_SECONDS, 4 - 95 * Math.log(1 - random.nextDouble()));
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    private static @Nullable String inboundReason(List<Attempt> attempts) {
        return switch (attempts.getLast().result()) {
            case ANSWERED -> null;
            case BUSY -> "clients.busy";
            case CANCELED -> "attempt.canceled";
            default -> "clients.no-answer";
        };
    }

    private static @Nullable String outboundReason(List<Attempt> attempts) {
        return switch (attempts.getLast().result()) {
            case ANSWERED -> null;
            case BUSY -> "attempt.busy";
            case NO_ANSWER -> "attempt.no-answer";
            case NO_SUCH_NUMBER -> "attempt.no-such-number";
            case REJECTED -> "attempt.rejected";
            case CANCELED -> "attempt.canceled";
            case UNAVAILABLE -> "carriers.exhausted";
        };
    }

    private static Link byWeight(List<Link> links, Random random) {
        int left = random.nextInt(links.stream().mapToInt(Link::weight).sum());
        for (Link link : links) {
            left -= link.weight();
            if (left < 0) {
                return link;
            }
        }
        return links.getLast();
    }

    private static String digits(Random random, int count) {
        return Stream.generate(() -> Integer.toString(random.nextInt(10)))
                .limit(count)
                .reduce("", String::concat);
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
