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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The live channels of one node, and the facts that follow when one of them changes. It keeps no history: a call
/// is removed with its last channel. Not thread-safe.
///
/// A call is one Linkedid; an attempt is one dialed channel. Local channels are no attempts, except where a carrier
/// never got a channel: then Asterisk reports cause 3 on the half of the Local channel that ran the dialplan, and
/// nothing else.
public final class LiveCalls {

    private static final int STATE_RINGING = 5;

    /// The callee rings, or sends early media, in which the caller hears it ring.
    private static final Set<String> RINGS = Set.of("RINGING", "PROGRESS");

    private final ChannelTable table = new ChannelTable();
    private final RecentlyEndedCalls recentlyEnded = new RecentlyEndedCalls();
    /// False from a connect or a loss of events until the channels have been listed: a call that has no channels
    /// here may still have some on the node.
    private boolean allChannelsKnown;

    /// The number of live channels, Local ones included.
    public int channelCount() {
        return table.channels().size();
    }

    public int callCount() {
        return table.calls().size();
    }

    /// The facts that follow from an event, in the order in which they are to be published.
    public List<Fact> apply(NodeEvent event) {
        List<Fact> facts = new ArrayList<>(2);
        switch (event) {
            case ChannelOpened(var at, var channel) -> {
                var _ = findOrAdd(channel, at, FactSource.AMI, facts);
            }
            case ChannelStateChanged(var at, var channel) -> stateChanged(channel, at, facts);
            case DialStarted started -> dialStarted(started, facts);
            case DialProgressed(var at, var dialed, var status) -> {
                if (RINGS.contains(status)) {
                    ringing(findOrAdd(dialed, at, FactSource.AMI, facts), at, facts);
                }
            }
            case DialEnded ended -> dialEnded(ended, facts);
            case ChannelHungUp hangup -> hungUp(hangup, facts);
            case OriginateFinished originate -> originateFinished(originate, facts);
            case ChannelsListed(var at, var listed) -> reconcile(listed, at, facts);
            case NodeEvent.Connected _, NodeEvent.EventsLost _ -> allChannelsKnown = false;
            case NodeEvent.RegistrationChanged _,
                    NodeEvent.ContactChanged _,
                    NodeEvent.RequestRefused _,
                    NodeEvent.NetworkCauseAsked _,
                    NodeEvent.NetworkCauseUnanswered _,
                    NodeEvent.RegistrationsListed _,
                    NodeEvent.ContactsListed _ -> {}
        }
        return facts;
    }

    private TrackedChannel findOrAdd(Channel channel, Instant at, FactSource source, List<Fact> facts) {
        TrackedChannel known = table.find(channel);
        if (known != null) {
            known.update(channel);
            table.callOf(known).update(known.variables());
            return known;
        }
        TrackedChannel added = table.add(channel, at);
        if (channel.isFirstOfCall()) {
            facts.add(table.fact(FactKind.STARTED, added, at, source));
        }
        return added;
    }

    private void stateChanged(Channel channel, Instant at, List<Fact> facts) {
        TrackedChannel tracked = findOrAdd(channel, at, FactSource.AMI, facts);
        if (tracked.isDialed() && channel.state() == STATE_RINGING) {
            ringing(tracked, at, facts);
        } else if (tracked.isDialed() && channel.isAnswered()) {
            answered(tracked, at, FactSource.AMI, facts);
        }
    }

    private void dialStarted(DialStarted event, List<Fact> facts) {
        TrackedChannel dialed = findOrAdd(event.dialed(), event.at(), FactSource.AMI, facts);
        if (!event.dialed().isLocal()) {
            dialed.markDialed(event.caller(), event.dialString());
            attemptStarted(dialed, event.at(), FactSource.AMI, facts);
        }
    }

    private void attemptStarted(TrackedChannel dialed, Instant at, FactSource source, List<Fact> facts) {
        LiveCall call = table.callOf(dialed);
        call.update(dialed.variables());
        if (addOnce(FactKind.ATTEMPT_STARTED, dialed, at, source, facts)) {
            call.countDialed(dialed.variables().leg());
        }
    }

    private void dialEnded(DialEnded event, List<Fact> facts) {
        TrackedChannel dialed = table.find(event.dialed());
        if (dialed == null || dialed.channel().isLocal()) {
            return;
        }
        dialed.setDialStatus(event.status());
        if (event.status().equals("ANSWER")) {
            answered(dialed, event.at(), FactSource.AMI, facts);
        }
    }

    private void ringing(TrackedChannel dialed, Instant at, List<Fact> facts) {
        var _ = addOnce(FactKind.RINGING, dialed, at, FactSource.AMI, facts);
    }

    private void answered(TrackedChannel dialed, Instant at, FactSource source, List<Fact> facts) {
        if (addOnce(FactKind.ANSWERED, dialed, at, source, facts)) {
            table.callOf(dialed).markAnswered(at);
        }
    }

    private boolean addOnce(FactKind kind, TrackedChannel channel, Instant at, FactSource source, List<Fact> facts) {
        boolean isNew = !channel.channel().isLocal() && channel.markPublished(kind);
        if (isNew) {
            facts.add(table.fact(kind, channel, at, source));
        }
        return isNew;
    }

    private void hungUp(ChannelHungUp hangup, List<Fact> facts) {
        Channel channel = hangup.channel();
        TrackedChannel tracked = table.find(channel);
        if (tracked == null) {
            tracked = addWithMissedStart(channel);
        }
        tracked.update(channel);
        end(
                tracked,
                new LiveCall.ChannelEnd(
                        hangup.at(), FactSource.AMI, hangup.cause(), hangup.sipStatus(), hangup.endedBy()),
                facts);
    }

    private TrackedChannel addWithMissedStart(Channel channel) {
        TrackedChannel added = table.add(channel, null);
        if (!channel.isLocal() && !channel.isFirstOfCall()) {
            added.markDialedUnseen();
            table.callOf(added).countDialed(added.variables().leg());
        }
        return added;
    }

    private void end(TrackedChannel channel, LiveCall.ChannelEnd end, List<Fact> facts) {
        LiveCall call = table.remove(channel, end);
        facts.addAll(ChannelEndRules.facts(table, channel, call, end));
        if (allChannelsKnown && call.isEmpty()) {
            complete(call, end.at(), facts);
        }
    }

    private void complete(LiveCall call, Instant at, List<Fact> facts) {
        table.remove(call);
        if (recentlyEnded.add(call.linkedId())) {
            facts.add(call.completedFact(at));
        }
    }

    private void originateFinished(OriginateFinished originate, List<Fact> facts) {
        String callId = originate.uniqueId();
        if (callId == null || originate.commandId() == null || originate.placed() || !allChannelsKnown) {
            return;
        }
        if (!table.hasCall(callId) && !recentlyEnded.contains(callId)) {
            facts.add(notOriginated(callId, originate.at(), ChannelVariables.NONE, "failed"));
        }
    }

    /// The fact that a call that was ordered was not placed.
    ///
    /// @param reason `expired`, `failed`, `node-away` or `unknown`
    public static Fact notOriginated(String callId, Instant at, ChannelVariables variables, String reason) {
        return new Fact(
                FactKind.NOT_ORIGINATED,
                at,
                FactSource.AMI,
                callId,
                callId,
                variables,
                Fact.Details.notOriginated(reason),
                null);
    }

    /// The fact that a call is over whose end no source observed.
    ///
    /// @param lastSeenAt the last time at which it may have been live
    public static Fact endedUnobserved(String callId, Instant lastSeenAt) {
        return new Fact(
                FactKind.COMPLETED,
                lastSeenAt,
                FactSource.SNAPSHOT,
                callId,
                callId,
                ChannelVariables.NONE,
                Fact.Details.NONE,
                new Fact.Summary(null, null, null, null, 0));
    }

    /// Ends the channels that are not listed, and adds those that are listed and not known.
    private void reconcile(List<ListedChannel> listed, Instant at, List<Fact> facts) {
        Set<String> live = new HashSet<>();
        listed.stream()
                .sorted(Comparator.comparing(ListedChannel::age).reversed())
                .forEach(entry -> {
                    live.add(entry.channel().uniqueId());
                    adopt(entry.channel(), at.minus(entry.age()), at, facts);
                });
        table.channels().stream()
                .filter(channel -> !live.contains(channel.channel().uniqueId()))
                .toList()
                .forEach(channel ->
                        end(channel, new LiveCall.ChannelEnd(at, FactSource.SNAPSHOT, null, null, null), facts));
        allChannelsKnown = true;
        table.calls().stream().filter(LiveCall::isEmpty).toList().forEach(call -> complete(call, at, facts));
    }

    private void adopt(Channel channel, Instant startedAt, Instant at, List<Fact> facts) {
        TrackedChannel tracked = findOrAdd(channel, startedAt, FactSource.SNAPSHOT, facts);
        if (!channel.isLocal() && !channel.isFirstOfCall() && !tracked.isDialed()) {
            tracked.markDialedUnseen();
            attemptStarted(tracked, startedAt, FactSource.SNAPSHOT, facts);
        }
        if (tracked.isDialed() && channel.isAnswered()) {
            answered(tracked, at, FactSource.SNAPSHOT, facts);
        }
    }
}
