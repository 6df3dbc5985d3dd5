package io.trunkline.routing.evidence;

import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.NodeSnapshot.LiveChannel;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.evidence.EvidenceStore.EndpointOwner;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.ids.TenantId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The channels of a snapshot as live attempts.
final class SnapshotChannels {
    private SnapshotChannels() {}

    /// Whether this is a dialed channel. The call's own first channel and the halves of a Local channel carry the
    /// same variables.
    static boolean isAttempt(LiveChannel channel) {
        return !channel.leg().isCall()
                && channel.channel().startsWith("PJSIP/")
                && !channel.uniqueId().equals(channel.callId())
                && CallId.parse(channel.callId()).isPresent();
    }

    /// The endpoint in a channel's name: `acme` in `PJSIP/acme-0000001a`.
    static String endpoint(LiveChannel channel) {
        return channel.channel().replaceFirst("^PJSIP/", "").replaceFirst("-[0-9a-f]+$", "");
    }

    static AdmissionCommand.FoundLive foundLive(LiveChannel channel, String node, Map<String, EndpointOwner> owners) {
        UUID lease = channel.leaseId();
        return new AdmissionCommand.FoundLive(
                channel.callId(),
                node,
                channel.leg().code(),
                new LeaseId(lease == null ? UUID.randomUUID() : lease),
                parties(channel.ids(), owners.get(endpoint(channel))));
    }

    /// The parties that the channel names, or else the owner of its endpoint.
    private static Parties parties(PartyIds ids, @Nullable EndpointOwner owner) {
        UUID client = owner != null && !owner.carrier() ? owner.id() : null;
        UUID carrier = owner != null && owner.carrier() ? owner.id() : null;
        PartyIds known = ids.or(new PartyIds(null, null, null, client, carrier, null));
        return new Parties(
                id(known.tenantId(), TenantId::new),
                id(known.campaignId(), CampaignId::new),
                id(known.linkId(), LinkId::new),
                id(known.clientId(), ClientId::new),
                id(known.carrierId(), CarrierId::new),
                id(known.didId(), DidId::new));
    }

    private static <T> @Nullable T id(@Nullable UUID value, Function<UUID, T> type) {
        return value == null ? null : type.apply(value);
    }
}
