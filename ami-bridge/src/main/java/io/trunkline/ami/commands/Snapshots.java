package io.trunkline.ami.commands;

import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.facts.domain.Tags;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.NodeSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From live channels to the event that lists them.
final class Snapshots {

    private Snapshots() {}

    static NodeSnapshot of(
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
                channels.stream().map(listed -> live(listed.channel())).toList());
    }

    static String callId(Channel channel) {
        String written = Tags.of(channel.variables()).callId();
        return written != null ? written : channel.linkedId();
    }

    private static NodeSnapshot.LiveChannel live(Channel channel) {
        Tags tags = Tags.of(channel.variables());
        return new NodeSnapshot.LiveChannel(
                channel.uniqueId(),
                channel.linkedId(),
                channel.name(),
                channel.up() ? "Up" : "Down",
                callId(channel),
                tags.attempt(),
                tags.lease(),
                new PartyIds(tags.tenant(), tags.campaign(), tags.link(), tags.client(), tags.carrier(), tags.did()));
    }
}
