package io.trunkline.ami.nodes;

import io.trunkline.ami.callfacts.LiveCounts;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPath.V1 + "/nodes")
class NodesController {

    private final NodeStatus node;
    private final LiveCounts live;

    NodesController(NodeStatus node, LiveCounts live) {
        this.node = node;
        this.live = live;
    }

    /// The node of this bridge, as a list of one.
    @GetMapping
    Page<NodeView> nodes() {
        return new Page<>(List.of(NodeView.of(node, live)), null);
    }

    /// @param failure why it is not connected: `unreachable`, `no-response`, `login-rejected`,
    ///     `certificate-untrusted`, `certificate-wrong-host`, `certificate-expired`, `tls-failed`,
    ///     `unreadable-file` or `other`; null while it is, and before the first attempt
    /// @param incarnation when this Asterisk started, null before the first login
    /// @param since when it was last connected or disconnected
    /// @param gaps how often events may have been lost; the channel event log and snapshots make up for them
    record NodeView(
            String name,
            boolean connected,
            @Nullable String failure,
            @Nullable Instant since,
            @Nullable Instant incarnation,
            @Nullable String asteriskVersion,
            @Nullable Instant lastEvent,
            long connects,
            long gaps,
            long lostEvents,
            int liveChannels,
            int liveCalls) {

        static NodeView of(NodeStatus node, LiveCounts live) {
            return new NodeView(
                    node.name(),
                    node.isConnected(),
                    FailureText.of(node.failure()),
                    node.connectionChangedAt(),
                    node.incarnation(),
                    node.version(),
                    node.lastEventAt(),
                    node.loginCount(),
                    node.gapCount(),
                    node.lostEventCount(),
                    live.channels(),
                    live.calls());
        }
    }
}
