package io.trunkline.routing.liveusage.domain;

import io.trunkline.routing.liveusage.domain.LiveState.LiveCampaign;
import io.trunkline.routing.liveusage.domain.LiveState.LiveCarrier;
import io.trunkline.routing.liveusage.domain.LiveState.LiveClient;
import io.trunkline.routing.liveusage.domain.LiveState.LiveLink;
import io.trunkline.routing.liveusage.domain.LiveState.LiveNode;
import java.time.Instant;
import java.util.List;

/// The new and changed rows, each complete.
///
/// @param gone keys of removed rows: the id, or `node <name>` for a node
public record LiveChange(
        Instant at,
        List<LiveCampaign> campaigns,
        List<LiveLink> links,
        List<LiveClient> clients,
        List<LiveCarrier> carriers,
        List<LiveNode> nodes,
        List<String> gone) {
    public LiveChange {
        campaigns = List.copyOf(campaigns);
        links = List.copyOf(links);
        clients = List.copyOf(clients);
        carriers = List.copyOf(carriers);
        nodes = List.copyOf(nodes);
        gone = List.copyOf(gone);
    }

    public boolean hasChanges() {
        return !(campaigns.isEmpty()
                && links.isEmpty()
                && clients.isEmpty()
                && carriers.isEmpty()
                && nodes.isEmpty()
                && gone.isEmpty());
    }
}
