package io.trunkline.routing.nodes;

import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Shows the Asterisk servers, for admins and staff.
@RestController
@RequestMapping(ApiPath.V1 + "/nodes")
class NodeController {
    private static final List<String> STATUSES = List.of("reachable", "unreachable", "unknown");

    private final NodeViews nodes;

    NodeController(NodeViews nodes) {
        this.nodes = nodes;
    }

    @GetMapping
    Mono<Page<NodeView>> list(
            @RequestParam @Nullable List<String> status, @ListOptions(sort = "node") PageRequest page) {
        return nodes.list(FilterValues.oneOf("status", status, STATUSES), page);
    }

    /// @param node systemname of the Asterisk server
    @GetMapping("/{node}")
    Mono<NodeView> get(@PathVariable String node) {
        return nodes.find(node)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such node")));
    }
}
