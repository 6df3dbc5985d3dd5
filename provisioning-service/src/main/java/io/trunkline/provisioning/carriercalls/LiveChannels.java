package io.trunkline.provisioning.carriercalls;

import io.trunkline.telephony.ids.EndpointId;
import java.time.Instant;
import java.util.List;

/// The live channels of endpoints, by the latest snapshot of each node.
public interface LiveChannels {
    /// How many channels an endpoint has, in both directions, on all nodes.
    int count(EndpointId endpoint);

    /// The names of the nodes that have reported their channels since a time, sorted.
    List<String> nodesSeenSince(Instant since);
}
