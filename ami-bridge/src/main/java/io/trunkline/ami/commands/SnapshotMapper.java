package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.platform.PartyIdsMapper;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.NodeSnapshot.NodeHealth;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Maps lists of live channels to events.
final class SnapshotMapper {

    private SnapshotMapper() {}

    static NodeSnapshot toEvent(
            String node,
            Instant incarnation,
            @Nullable UUID commandId,
            @Nullable Instant requestedAt,
            Instant now,
            List<ListedChannel> channels,
            @Nullable NodeHealth health) {
        return new NodeSnapshot(
                node,
                incarnation,
                commandId,
                requestedAt,
                now,
                true,
                channels.stream().map(listed -> liveChannel(listed.channel())).toList(),
                health);
    }

    static String callId(Channel channel) {
        String assigned = ChannelVariables.parse(channel.variables()).callId();
        return assigned != null ? assigned : channel.linkedId();
    }

    private static NodeSnapshot.LiveChannel liveChannel(Channel channel) {
        ChannelVariables variables = ChannelVariables.parse(channel.variables());
        return new NodeSnapshot.LiveChannel(
                channel.uniqueId(),
                channel.linkedId(),
                channel.name(),
                channel.isAnswered() ? "Up" : "Down",
                callId(channel),
                variables.leg(),
                PartyIdsMapper.uuid(variables.leaseId()),
                PartyIdsMapper.toEvent(variables.parties()));
    }
}
