package io.trunkline.provisioning.carriercalls;

import io.trunkline.telephony.ids.EndpointId;

/// The live channels of endpoints, by the latest snapshot of each node.
public interface LiveChannels {
    /// How many channels an endpoint has, in both directions, on all nodes.
    int count(EndpointId endpoint);
}
