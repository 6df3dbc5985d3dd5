package io.trunkline.ami.facts.domain;

import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelHungUp;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelMoved;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelOpened;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelsListed;
import io.trunkline.ami.connection.domain.NodeEvent.DialBegan;
import io.trunkline.ami.connection.domain.NodeEvent.DialEnded;
import io.trunkline.ami.connection.domain.NodeEvent.DialMoved;
import io.trunkline.ami.connection.domain.NodeEvent.OriginateEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The channels that live on one node, and what follows for calls when one of them changes. It keeps no history: when
/// the last channel of a call is gone, so is the call. Not safe for several threads.
///
/// One call is one Linkedid; one attempt is one dialled channel. Local channels are plumbing, and an attempt only where
/// a carrier never got a channel: Asterisk then says cause 3 on the Local half that ran the dialplan, and nothing else.
public final class LiveCalls {

    private static final int NO_ROUTE = 3;
    private static final int RINGING = 5;

    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, LiveCall> calls = new HashMap<>();
    private final RecentlyEnded ended = new RecentlyEnded();
    /// False from a connect or a gap until the live channels have been listed: a call that looks empty may not be.
    private boolean complete;

    /// Channels that live, Local ones included.
    public int channels() {
        return lines.size();
    }

    /// Calls that live.
    public int calls() {
        return calls.size();
    }

    /// What an event means for calls, in the order in which it should be told.
    public List<Fact> apply(NodeEvent event) {
        List<Fact> facts = new ArrayList<>(2);
        switch (event) {
            case ChannelOpened(var at, var channel) -> {
                var _ = line(channel, at, FactSource.AMI, facts);
            }
            case ChannelMoved(var at, var channel) -> moved(channel, at, facts);
            case DialBegan began -> dialBegan(began, facts);
            case DialMoved(var at, var dialled, var status) -> {
                if (status.equals("RINGING")) {
                    rings(line(dialled, at, FactSource.AMI, facts), at, facts);
                }
            }
            case DialEnded dialEnded -> dialEnded(dialEnded, facts);
            case ChannelHungUp hangup -> hungUp(hangup, facts);
            case OriginateEnded originate -> originateEnded(originate, facts);
            case ChannelsListed(var at, var listed) -> compare(listed, at, facts);
            case NodeEvent.Connected _, NodeEvent.EventsLost _ -> complete = false;
            case NodeEvent.RegistrationSeen _,
                    NodeEvent.ContactSeen _,
                    NodeEvent.RegistrationsListed _,
                    NodeEvent.ContactsListed _ -> {}
        }
        return facts;
    }

    private Line line(Channel channel, Instant at, FactSource source, List<Fact> facts) {
        Line known = lines.get(channel.uniqueId());
        if (known != null) {
            known.learn(channel);
            callOf(known).learn(known.tags());
            return known;
        }
        Line line = new Line(channel);
        lines.put(channel.uniqueId(), line);
        LiveCall call = calls.computeIfAbsent(channel.linkedId(), linkedId -> new LiveCall(linkedId, at));
        call.add(line);
        if (channel.first()) {
            facts.add(fact(FactKind.STARTED, line, at, source, line.details()));
        }
        return line;
    }

    private void moved(Channel channel, Instant at, List<Fact> facts) {
        Line line = line(channel, at, FactSource.AMI, facts);
        if (line.dialled() && channel.state() == RINGING) {
            rings(line, at, facts);
        } else if (line.dialled() && channel.up()) {
            answered(line, at, FactSource.AMI, facts);
        }
    }

    private void dialBegan(DialBegan began, List<Fact> facts) {
        Line line = line(began.dialled(), began.at(), FactSource.AMI, facts);
        if (!began.dialled().local()) {
            line.dialledBy(began.caller(), began.dialString());
            attemptStarted(line, began.at(), FactSource.AMI, facts);
        }
    }

    private void attemptStarted(Line line, Instant at, FactSource source, List<Fact> facts) {
        callOf(line).learn(line.tags());
        if (say(FactKind.ATTEMPT_STARTED, line, at, source, facts)) {
            callOf(line).dialled(line.tags().attempt());
        }
    }

    private void dialEnded(DialEnded event, List<Fact> facts) {
        Line line = lines.get(event.dialled().uniqueId());
        if (line == null || line.channel().local()) {
            return;
        }
        line.outcome(event.status());
        if (event.status().equals("ANSWER")) {
            answered(line, event.at(), FactSource.AMI, facts);
        }
    }

    private void rings(Line line, Instant at, List<Fact> facts) {
        var _ = say(FactKind.RINGING, line, at, FactSource.AMI, facts);
    }

    private void answered(Line line, Instant at, FactSource source, List<Fact> facts) {
        if (say(FactKind.ANSWERED, line, at, source, facts)) {
            callOf(line).answered(at);
        }
    }

    private void hungUp(ChannelHungUp hangup, List<Fact> facts) {
        Channel channel = hangup.channel();
        Line line = lines.get(channel.uniqueId());
        if (line == null) {
            line = unseen(channel);
        }
        line.learn(channel);
        end(line, new LiveCall.End(hangup.at(), FactSource.AMI, hangup.cause(), hangup.sipStatus()), facts);
    }

    /// A channel whose beginning nobody here saw.
    private Line unseen(Channel channel) {
        Line line = new Line(channel);
        calls.computeIfAbsent(channel.linkedId(), linkedId -> new LiveCall(linkedId, null))
                .add(line);
        if (!channel.local() && !channel.first()) {
            line.dialledUnseen();
            callOf(line).dialled(line.tags().attempt());
        }
        return line;
    }

    private void end(Line line, LiveCall.End end, List<Fact> facts) {
        LiveCall call = callOf(line);
        lines.remove(line.channel().uniqueId());
        call.learn(line.tags());
        call.ended(line, end);
        Fact.Details details = line.details().ended(end.cause(), end.sipStatus(), line.dialStatus());
        if (line.dialled()) {
            facts.add(fact(FactKind.ATTEMPT_ENDED, line, end.at(), end.source(), details));
        } else if (neverGotAChannel(line, call, end)) {
            Fact.Details nobody = line.details().ended(end.cause(), null, "CHANUNAVAIL");
            facts.add(fact(FactKind.ATTEMPT_ENDED, line, end.at(), end.source(), nobody));
        } else if (line.channel().first()) {
            facts.add(fact(FactKind.ENDED, line, end.at(), end.source(), details));
        }
        if (complete && call.empty()) {
            complete(call, end.at(), facts);
        }
    }

    /// A refused call holds no lease and is no attempt, though it may end with the same cause.
    private static boolean neverGotAChannel(Line line, LiveCall call, LiveCall.End end) {
        boolean refused = line.tags().callId() != null && line.tags().lease() == null;
        return line.channel().localDialplanHalf()
                && Integer.valueOf(NO_ROUTE).equals(end.cause())
                && !refused
                && !call.hasDialled(line.tags().attempt());
    }

    private void complete(LiveCall call, Instant at, List<Fact> facts) {
        calls.remove(call.linkedId());
        if (ended.add(call.linkedId())) {
            facts.add(call.completed(at));
        }
    }

    private void originateEnded(OriginateEnded originate, List<Fact> facts) {
        String callId = originate.uniqueId();
        if (callId == null || originate.commandId() == null || originate.placed() || !complete) {
            return;
        }
        if (!calls.containsKey(callId) && !ended.contains(callId)) {
            facts.add(notOriginated(callId, originate.at(), Tags.NONE, "failed"));
        }
    }

    /// The fact that an order to place a call was not carried out.
    ///
    /// @param reason `expired`, `failed`, `node-away` or `unknown`
    public static Fact notOriginated(String callId, Instant at, Tags tags, String reason) {
        Fact.Details details = Fact.Details.reason(reason);
        return new Fact(FactKind.NOT_ORIGINATED, at, FactSource.AMI, callId, callId, tags, details, null);
    }

    private void compare(List<ListedChannel> listed, Instant at, List<Fact> facts) {
        Set<String> alive = new HashSet<>();
        listed.stream()
                .sorted(Comparator.comparing(ListedChannel::age).reversed())
                .forEach(one -> {
                    alive.add(one.channel().uniqueId());
                    adopt(one.channel(), at.minus(one.age()), at, facts);
                });
        List<Line> vanished = lines.values().stream()
                .filter(line -> !alive.contains(line.channel().uniqueId()))
                .toList();
        vanished.forEach(line -> end(line, new LiveCall.End(at, FactSource.SNAPSHOT, null, null), facts));
        complete = true;
        List.copyOf(calls.values()).stream().filter(LiveCall::empty).forEach(call -> complete(call, at, facts));
    }

    private void adopt(Channel channel, Instant since, Instant at, List<Fact> facts) {
        Line line = line(channel, since, FactSource.SNAPSHOT, facts);
        if (!channel.local() && !channel.first() && !line.dialled()) {
            line.dialledUnseen();
            attemptStarted(line, since, FactSource.SNAPSHOT, facts);
        }
        if (line.dialled() && channel.up()) {
            answered(line, at, FactSource.SNAPSHOT, facts);
        }
    }

    private boolean say(FactKind kind, Line line, Instant at, FactSource source, List<Fact> facts) {
        boolean news = !line.channel().local() && line.say(kind);
        if (news) {
            facts.add(fact(kind, line, at, source, line.details()));
        }
        return news;
    }

    private Fact fact(FactKind kind, Line line, Instant at, FactSource source, Fact.Details details) {
        LiveCall call = callOf(line);
        boolean ofCall = kind == FactKind.STARTED || kind == FactKind.ENDED;
        Tags tags = (ofCall ? line.tags().ofCall() : line.tags()).or(call.tags());
        return new Fact(kind, at, source, call.id(), line.channel().uniqueId(), tags, details, null);
    }

    private LiveCall callOf(Line line) {
        @Nullable LiveCall call = calls.get(line.channel().linkedId());
        if (call == null) {
            throw new IllegalStateException("a channel without its call");
        }
        return call;
    }
}
