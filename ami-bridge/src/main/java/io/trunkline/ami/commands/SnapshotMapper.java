package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.telephony.CallLeg;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From live channels to the event that lists them.
final class SnapshotMapper {

    private SnapshotMapper() {}

    static NodeSnapshot toEvent(
            String node,
            Instant incarnation,
            @Nullable UUID command,
            @Nullable Instant t0,
            Instant now,
            List<ListedChannel> channels) {
        return new NodeSnapshot(
                node,
                incarnation,
                command,
                t0,
                now,
                true,
                channels.stream().map(listed -> liveChannel(listed.channel())).toList());
    }

    static String callId(Channel channel) {
        String written = ChannelVariables.parse(channel.variables()).callId();
        return written != null ? written : channel.linkedId();
    }

    private static NodeSnapshot.LiveChannel liveChannel(Channel channel) {
        ChannelVariables tags = ChannelVariables.parse(channel.variables());
        return new NodeSnapshot.LiveChannel(
                channel.uniqueId(),
                channel.linkedId(),
                channel.name(),
                channel.isAnswered() ? "Up" : "Down",
                callId(channel),
                CallLeg.ofCode(tags.attempt()),
                tags.leaseId(),
                new PartyIds(
                        tags.tenantId(),
                        tags.campaignId(),
                        tags.linkId(),
                        tags.clientId(),
                        tags.carrierId(),
                        tags.didId()));
    }
}
