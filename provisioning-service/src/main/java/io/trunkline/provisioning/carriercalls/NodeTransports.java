package io.trunkline.provisioning.carriercalls;

import io.trunkline.telephony.sip.SipTransport;
import java.util.List;

/// The SIP transports of the nodes, by the latest snapshot of each node that has them.
public interface NodeTransports {
    /// The names of the nodes that are known not to have a transport, sorted. Those that have not answered for some
    /// minutes, and those that do not tell, are not among them.
    List<String> nodesWithout(SipTransport transport);
}
