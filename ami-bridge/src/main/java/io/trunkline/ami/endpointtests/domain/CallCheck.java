package io.trunkline.ami.endpointtests.domain;

import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelHungUp;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelStateChanged;
import io.trunkline.ami.connection.domain.NodeEvent.DialEnded;
import io.trunkline.ami.connection.domain.NodeEvent.DialProgressed;
import io.trunkline.ami.connection.domain.NodeEvent.OriginateFinished;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The course of a test call, by the events of the channel that is dialed, which belongs to the Local channel of the
/// order. Times are by the node's clock.
///
/// @param startedAt when the channel was created
/// @param ringingAt when it first rang, or had early media
/// @param answeredAt null before
/// @param end null before
/// @param placed whether Asterisk reported the end of the order: true if the call was answered; null before
public record CallCheck(
        @Nullable Instant startedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable ChannelHungUp end,
        @Nullable Boolean placed) {
    /// Nothing was observed yet.
    public static final CallCheck NONE = new CallCheck(null, null, null, null, null);

    private static final double MILLIS_PER_SECOND = 1_000;
    private static final int REQUEST_TIMEOUT = 408;
    /// 64 times the shortest T1 that Asterisk allows, 100 ms.
    private static final Duration SHORTEST_SIP_TIMEOUT = Duration.ofMillis(6_400);

    /// Whether an event is about the dialed channel of the call, or the order.
    public static boolean isAbout(NodeEvent event, String callId) {
        return switch (event) {
            case NodeEvent.ChannelOpened opened -> isDialed(opened.channel(), callId);
            case ChannelStateChanged changed -> isDialed(changed.channel(), callId);
            case DialProgressed progressed -> isDialed(progressed.dialed(), callId);
            case DialEnded ended -> isDialed(ended.dialed(), callId);
            case ChannelHungUp hungUp -> isDialed(hungUp.channel(), callId);
            case OriginateFinished finished -> callId.equals(finished.uniqueId());
            default -> false;
        };
    }

    private static boolean isDialed(Channel channel, String callId) {
        return channel.linkedId().equals(callId) && !channel.isLocal();
    }

    /// The course after one more event of the call.
    public CallCheck after(NodeEvent event) {
        return switch (event) {
            case NodeEvent.ChannelOpened opened ->
                new CallCheck(earliest(startedAt, opened.at()), ringingAt, answeredAt, end, placed);
            case DialProgressed progressed ->
                new CallCheck(startedAt, earliest(ringingAt, progressed.at()), answeredAt, end, placed);
            case DialEnded ended
            when ended.status().equals("ANSWER") ->
                new CallCheck(startedAt, ringingAt, earliest(answeredAt, ended.at()), end, placed);
            case ChannelStateChanged changed
            when changed.channel().isAnswered() ->
                new CallCheck(startedAt, ringingAt, earliest(answeredAt, changed.at()), end, placed);
            case ChannelHungUp hungUp -> new CallCheck(startedAt, ringingAt, answeredAt, hungUp, placed);
            case OriginateFinished finished ->
                new CallCheck(
                        startedAt,
                        ringingAt,
                        finished.placed() ? earliest(answeredAt, finished.at()) : answeredAt,
                        end,
                        finished.placed());
            default -> this;
        };
    }

    private static Instant earliest(@Nullable Instant known, Instant at) {
        return known == null ? at : known;
    }

    /// Whether the result is known: the call was answered, or it failed and its channel, if it got one, is gone.
    public boolean isOver() {
        return answeredAt != null || Boolean.FALSE.equals(placed) && (end != null || startedAt == null);
    }

    /// The result of a call that is over.
    public StepResult result() {
        if (answeredAt != null) {
            return StepResult.passed("answered" + after(answeredAt).orElse("") + rang());
        }
        ChannelHungUp hungUp = end;
        if (hungUp == null) {
            return StepResult.failed("call-not-sent", "the node could not send the call");
        }
        if (isWithoutResponse(hungUp)) {
            return StepResult.failed(
                    "no-response", "no response" + after(hungUp.at()).orElse(""));
        }
        return StepResult.failed(
                        hungUp.sipStatus() == null && ringingAt != null ? "not-answered" : "call-refused",
                        "cause " + hungUp.cause() + after(hungUp.at()).orElse("") + rang())
                .withSipStatus(hungUp.sipStatus());
    }

    /// Asterisk reports a 408 of its own after its SIP timeout. One that comes sooner is from the peer.
    private boolean isWithoutResponse(ChannelHungUp hungUp) {
        return Integer.valueOf(REQUEST_TIMEOUT).equals(hungUp.sipStatus())
                && ringingAt == null
                && startedAt != null
                && Duration.between(startedAt, hungUp.at()).compareTo(SHORTEST_SIP_TIMEOUT) > 0;
    }

    /// The result of a call that is not over in time.
    public StepResult resultInTime() {
        return new StepResult(
                StepResult.Kind.TIMED_OUT,
                ringingAt == null ? "no ringing" : "not answered" + rang(),
                ringingAt == null ? "no-ringing" : "not-answered",
                null);
    }

    private String rang() {
        return ringingAt == null
                ? ""
                : after(ringingAt).map(after -> ", ringing" + after).orElse("");
    }

    private Optional<String> after(Instant at) {
        return Optional.ofNullable(startedAt)
                .map(started -> Duration.between(started, at).toMillis() / MILLIS_PER_SECOND)
                .map(seconds -> String.format(Locale.ROOT, " after %.1f s", seconds));
    }
}
