package io.trunkline.ami.callfacts.domain;

import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelHungUp;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelOpened;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelStateChanged;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelsListed;
import io.trunkline.ami.connection.domain.NodeEvent.DialEnded;
import io.trunkline.ami.connection.domain.NodeEvent.DialProgressed;
import io.trunkline.ami.connection.domain.NodeEvent.DialStarted;
import io.trunkline.ami.connection.domain.NodeEvent.OriginateFinished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The channels that live on one node, and what follows for calls when one of them changes. It keeps no history:
/// when the last channel of a call is gone, so is the call. Not safe for several threads.
///
/// One call is one Linkedid; one attempt is one dialled channel. Local channels are plumbing, and an attempt only
/// where a carrier never got a channel: Asterisk then says cause 3 on the Local half that ran the dialplan, and
/// nothing else.
public final class LiveCalls {

    private static final int CAUSE_NO_ROUTE = 3;
    private static final int STATE_RINGING = 5;

    private final Map<String, TrackedChannel> channels = new HashMap<>();
    private final Map<String, LiveCall> calls = new HashMap<>();
    private final RecentlyEndedCalls recentlyEnded = new RecentlyEndedCalls();
    /// False from a connect or a gap until the live channels have been listed: a call that looks empty may not be.
    private boolean allChannelsKnown;

    /// Channels that live, Local ones included.
    public int channelCount() {
        return channels.size();
    }

    /// Calls that live.
    public int callCount() {
        return calls.size();
    }

    /// What an event means for calls, in the order in which it should be told.
    public List<Fact> apply(NodeEvent event) {
        List<Fact> facts = new ArrayList<>(2);
        switch (event) {
            case ChannelOpened(var at, var channel) -> {
                var _ = findOrAdd(channel, at, FactSource.AMI, facts);
            }
            case ChannelStateChanged(var at, var channel) -> stateChanged(channel, at, facts);
            case DialStarted began -> dialStarted(began, facts);
            case DialProgressed(var at, var dialled, var status) -> {
                if (status.equals("RINGING")) {
                    ringing(findOrAdd(dialled, at, FactSource.AMI, facts), at, facts);
                }
            }
            case DialEnded dialEnded -> dialEnded(dialEnded, facts);
            case ChannelHungUp hangup -> hungUp(hangup, facts);
            case OriginateFinished originate -> originateFinished(originate, facts);
            case ChannelsListed(var at, var listed) -> reconcile(listed, at, facts);
            case NodeEvent.Connected _, NodeEvent.EventsLost _ -> allChannelsKnown = false;
            case NodeEvent.RegistrationChanged _,
                    NodeEvent.ContactChanged _,
                    NodeEvent.RegistrationsListed _,
                    NodeEvent.ContactsListed _ -> {}
        }
        return facts;
    }

    private TrackedChannel findOrAdd(Channel channel, Instant at, FactSource source, List<Fact> facts) {
        TrackedChannel known = channels.get(channel.uniqueId());
        if (known != null) {
            known.update(channel);
            callOf(known).update(known.variables());
            return known;
        }
        TrackedChannel line = new TrackedChannel(channel);
        channels.put(channel.uniqueId(), line);
        LiveCall call = calls.computeIfAbsent(channel.linkedId(), linkedId -> new LiveCall(linkedId, at));
        call.add(line);
        if (channel.isFirstOfCall()) {
            facts.add(fact(FactKind.STARTED, line, at, source, line.details()));
        }
        return line;
    }

    private void stateChanged(Channel channel, Instant at, List<Fact> facts) {
        TrackedChannel line = findOrAdd(channel, at, FactSource.AMI, facts);
        if (line.isDialed() && channel.state() == STATE_RINGING) {
            ringing(line, at, facts);
        } else if (line.isDialed() && channel.isAnswered()) {
            answered(line, at, FactSource.AMI, facts);
        }
    }

    private void dialStarted(DialStarted began, List<Fact> facts) {
        TrackedChannel line = findOrAdd(began.dialed(), began.at(), FactSource.AMI, facts);
        if (!began.dialed().isLocal()) {
            line.markDialed(began.caller(), began.dialString());
            attemptStarted(line, began.at(), FactSource.AMI, facts);
        }
    }

    private void attemptStarted(TrackedChannel line, Instant at, FactSource source, List<Fact> facts) {
        callOf(line).update(line.variables());
        if (addOnce(FactKind.ATTEMPT_STARTED, line, at, source, facts)) {
            callOf(line).attemptDialed(line.variables().attempt());
        }
    }

    private void dialEnded(DialEnded event, List<Fact> facts) {
        TrackedChannel line = channels.get(event.dialed().uniqueId());
        if (line == null || line.channel().isLocal()) {
            return;
        }
        line.setDialStatus(event.status());
        if (event.status().equals("ANSWER")) {
            answered(line, event.at(), FactSource.AMI, facts);
        }
    }

    private void ringing(TrackedChannel line, Instant at, List<Fact> facts) {
        var _ = addOnce(FactKind.RINGING, line, at, FactSource.AMI, facts);
    }

    private void answered(TrackedChannel line, Instant at, FactSource source, List<Fact> facts) {
        if (addOnce(FactKind.ANSWERED, line, at, source, facts)) {
            callOf(line).answered(at);
        }
    }

    private void hungUp(ChannelHungUp hangup, List<Fact> facts) {
        Channel channel = hangup.channel();
        TrackedChannel line = channels.get(channel.uniqueId());
        if (line == null) {
            line = addUnseen(channel);
        }
        line.update(channel);
        end(line, new LiveCall.ChannelEnd(hangup.at(), FactSource.AMI, hangup.cause(), hangup.sipStatus()), facts);
    }

    /// A channel whose beginning nobody here saw.
    private TrackedChannel addUnseen(Channel channel) {
        TrackedChannel line = new TrackedChannel(channel);
        calls.computeIfAbsent(channel.linkedId(), linkedId -> new LiveCall(linkedId, null))
                .add(line);
        if (!channel.isLocal() && !channel.isFirstOfCall()) {
            line.markDialedUnseen();
            callOf(line).attemptDialed(line.variables().attempt());
        }
        return line;
    }

    private void end(TrackedChannel line, LiveCall.ChannelEnd end, List<Fact> facts) {
        LiveCall call = callOf(line);
        channels.remove(line.channel().uniqueId());
        call.update(line.variables());
        call.channelEnded(line, end);
        Fact.Details details = line.details().withEnd(end.cause(), end.sipStatus(), line.dialStatus());
        if (line.isDialed()) {
            facts.add(fact(FactKind.ATTEMPT_ENDED, line, end.at(), end.source(), details));
        } else if (hadNoChannel(line, call, end)) {
            Fact.Details nobody = line.details().withEnd(end.cause(), null, "CHANUNAVAIL");
            facts.add(fact(FactKind.ATTEMPT_ENDED, line, end.at(), end.source(), nobody));
        } else if (line.channel().isFirstOfCall()) {
            facts.add(fact(FactKind.ENDED, line, end.at(), end.source(), details));
        }
        if (allChannelsKnown && call.isEmpty()) {
            complete(call, end.at(), facts);
        }
    }

    /// A refused call holds no lease and is no attempt, though it may end with the same cause.
    private static boolean hadNoChannel(TrackedChannel line, LiveCall call, LiveCall.ChannelEnd end) {
        boolean refused = line.variables().callId() != null && line.variables().leaseId() == null;
        return line.channel().isLocalDialplanHalf()
                && Integer.valueOf(CAUSE_NO_ROUTE).equals(end.cause())
                && !refused
                && !call.hasDialed(line.variables().attempt());
    }

    private void complete(LiveCall call, Instant at, List<Fact> facts) {
        calls.remove(call.linkedId());
        if (recentlyEnded.add(call.linkedId())) {
            facts.add(call.completedFact(at));
        }
    }

    private void originateFinished(OriginateFinished originate, List<Fact> facts) {
        String callId = originate.uniqueId();
        if (callId == null || originate.commandId() == null || originate.placed() || !allChannelsKnown) {
            return;
        }
        if (!calls.containsKey(callId) && !recentlyEnded.contains(callId)) {
            facts.add(notOriginated(callId, originate.at(), ChannelVariables.NONE, "failed"));
        }
    }

    /// The fact that an order to place a call was not carried out.
    ///
    /// @param reason `expired`, `failed`, `node-away` or `unknown`
    public static Fact notOriginated(String callId, Instant at, ChannelVariables tags, String reason) {
        Fact.Details details = Fact.Details.reason(reason);
        return new Fact(FactKind.NOT_ORIGINATED, at, FactSource.AMI, callId, callId, tags, details, null);
    }

    private void reconcile(List<ListedChannel> listed, Instant at, List<Fact> facts) {
        Set<String> alive = new HashSet<>();
        listed.stream()
                .sorted(Comparator.comparing(ListedChannel::age).reversed())
                .forEach(one -> {
                    alive.add(one.channel().uniqueId());
                    adopt(one.channel(), at.minus(one.age()), at, facts);
                });
        List<TrackedChannel> vanished = channels.values().stream()
                .filter(line -> !alive.contains(line.channel().uniqueId()))
                .toList();
        vanished.forEach(line -> end(line, new LiveCall.ChannelEnd(at, FactSource.SNAPSHOT, null, null), facts));
        allChannelsKnown = true;
        List.copyOf(calls.values()).stream().filter(LiveCall::isEmpty).forEach(call -> complete(call, at, facts));
    }

    private void adopt(Channel channel, Instant since, Instant at, List<Fact> facts) {
        TrackedChannel line = findOrAdd(channel, since, FactSource.SNAPSHOT, facts);
        if (!channel.isLocal() && !channel.isFirstOfCall() && !line.isDialed()) {
            line.markDialedUnseen();
            attemptStarted(line, since, FactSource.SNAPSHOT, facts);
        }
        if (line.isDialed() && channel.isAnswered()) {
            answered(line, at, FactSource.SNAPSHOT, facts);
        }
    }

    private boolean addOnce(FactKind kind, TrackedChannel line, Instant at, FactSource source, List<Fact> facts) {
        boolean news = !line.channel().isLocal() && line.markPublished(kind);
        if (news) {
            facts.add(fact(kind, line, at, source, line.details()));
        }
        return news;
    }

    private Fact fact(FactKind kind, TrackedChannel line, Instant at, FactSource source, Fact.Details details) {
        LiveCall call = callOf(line);
        boolean ofCall = kind == FactKind.STARTED || kind == FactKind.ENDED;
        ChannelVariables tags =
                (ofCall ? line.variables().withoutAttempt() : line.variables()).fillGapsFrom(call.variables());
        return new Fact(kind, at, source, call.callId(), line.channel().uniqueId(), tags, details, null);
    }

    private LiveCall callOf(TrackedChannel line) {
        @Nullable LiveCall call = calls.get(line.channel().linkedId());
        if (call == null) {
            throw new IllegalStateException("a channel without its call");
        }
        return call;
    }
}
