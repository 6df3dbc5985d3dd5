package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import io.trunkline.telephony.outcomes.ChannelEnder;
import io.trunkline.telephony.outcomes.HangupParty;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who ended a call and each attempt, from the side that ended each channel. One party's far end ended its channel;
/// the node then ended those of the others. If the node ended all channels, it was the platform. Null where the end
/// of a channel is unknown that could tell.
final class HangupRules {
    /// Asterisk's cause when no RTP came for `rtp_timeout`: "requested channel not available".
    static final int MEDIA_TIMEOUT_CAUSE = 44;

    private final List<CallStep> steps;
    private final ChannelAttempts channelAttempts;
    private final Set<CallLeg> answeredLegs;
    private final SideEnd caller;
    private final SideEnd callee;

    HangupRules(List<CallStep> steps, ChannelAttempts channelAttempts) {
        this.steps = steps;
        this.channelAttempts = channelAttempts;
        answeredLegs = steps.stream()
                .filter(step -> step.kind() == CallStep.Kind.ANSWERED
                        || "ANSWER".equals(step.end().dialStatus()))
                .filter(step -> step.kind().isAboutAttempt())
                .map(channelAttempts::legOf)
                .collect(Collectors.toSet());
        caller = SideEnd.of(ends(step -> step.kind() == CallStep.Kind.ENDED || isAnswered(step, true)));
        callee = SideEnd.of(ends(step -> isAnswered(step, false)));
    }

    /// The end of all channels of a party.
    ///
    /// @param by remote if the far end of one of them ended it; null when unknown
    /// @param at when that was
    private record SideEnd(@Nullable ChannelEnder by, Instant at) {
        static SideEnd of(List<CallStep> ends) {
            var remote = ends.stream()
                    .filter(end -> end.endedBy() == ChannelEnder.REMOTE)
                    .map(CallStep::at)
                    .min(Instant::compareTo);
            if (remote.isPresent()) {
                return new SideEnd(ChannelEnder.REMOTE, remote.get());
            }
            var isKnown = !ends.isEmpty() && ends.stream().allMatch(end -> end.endedBy() != null);
            return new SideEnd(isKnown ? ChannelEnder.NODE : null, Instant.MAX);
        }

        boolean isRemote() {
            return by == ChannelEnder.REMOTE;
        }
    }

    private List<CallStep> ends(Predicate<CallStep> ofSide) {
        return steps.stream()
                .filter(step -> step.kind() == CallStep.Kind.ENDED || step.kind() == CallStep.Kind.ATTEMPT_ENDED)
                .filter(ofSide)
                .toList();
    }

    /// Whether the node ended a channel for lack of media. A far end may send the same cause when it hangs up.
    boolean hasMediaTimeout() {
        return !ends(end -> end.endedBy() == ChannelEnder.NODE
                        && Integer.valueOf(MEDIA_TIMEOUT_CAUSE).equals(end.end().cause()))
                .isEmpty();
    }

    private boolean isAnswered(CallStep end, boolean connectLeg) {
        var leg = channelAttempts.legOf(end);
        return end.kind() == CallStep.Kind.ATTEMPT_ENDED
                && leg.isConnectLeg() == connectLeg
                && answeredLegs.contains(leg);
    }

    /// Who ended an attempt; a connect leg dials the client, which is the caller's side of a placed call.
    ///
    /// @param end as it is recorded
    /// @return null when unknown, and when the callee was not reached
    @Nullable
    HangupParty ofAttempt(CallLeg leg, boolean isAnswered, AttemptEnd end) {
        var dialed = SideEnd.of(ends(step -> step.kind() == CallStep.Kind.ATTEMPT_ENDED
                && channelAttempts.legOf(step).equals(leg)));
        var dialedParty = leg.isConnectLeg() ? HangupParty.CALLER : HangupParty.CALLEE;
        var other = leg.isConnectLeg() ? callee : caller;
        var otherParty = leg.isConnectLeg() ? HangupParty.CALLEE : HangupParty.CALLER;
        if (isAnswered) {
            return ofConversation(dialed, dialedParty, other, otherParty);
        }
        if (end.outcome() == AttemptOutcome.UNREACHABLE) {
            return null;
        }
        if (dialed.isRemote() || isRedirection(end)) {
            return dialedParty;
        }
        return dialed.by() == null ? null : beforeAnAnswer(end, other, otherParty);
    }

    /// Only the far end sends a 3xx. Asterisk ends the channel after it, at times before it sees the far end do so.
    private static boolean isRedirection(AttemptEnd end) {
        var status = end.sipStatus();
        return status != null && status / 100 == 3;
    }

    /// If both hung up at the same time, the first one counts.
    private static @Nullable HangupParty ofConversation(
            SideEnd dialed, HangupParty dialedParty, SideEnd other, HangupParty otherParty) {
        if (dialed.isRemote()) {
            return other.isRemote() && other.at().isBefore(dialed.at()) ? otherParty : dialedParty;
        }
        if (other.isRemote()) {
            return otherParty;
        }
        return dialed.by() == null || other.by() == null ? null : HangupParty.PLATFORM;
    }

    /// The node ended a channel that was not answered: the other party gave up, or the platform, as at the ring
    /// timeout. After that, the other party may have hung up too.
    private static @Nullable HangupParty beforeAnAnswer(AttemptEnd end, SideEnd other, HangupParty otherParty) {
        if (other.by() == ChannelEnder.NODE) {
            return HangupParty.PLATFORM;
        }
        if (end.outcome() == AttemptOutcome.CANCELED) {
            return other.isRemote() ? otherParty : null;
        }
        return end.dialStatus() == null ? null : HangupParty.PLATFORM;
    }

    /// Who ended the call.
    ///
    /// @param decisive the attempt that was answered, or the last one; null if there was none
    @Nullable
    HangupParty ofCall(@Nullable AttemptRecord decisive) {
        if (decisive != null && (decisive.isAnswered() || decisive.end().outcome() != AttemptOutcome.UNREACHABLE)) {
            return decisive.hungUpBy();
        }
        if (caller.isRemote()) {
            return HangupParty.CALLER;
        }
        return caller.by() == null ? null : HangupParty.PLATFORM;
    }
}
