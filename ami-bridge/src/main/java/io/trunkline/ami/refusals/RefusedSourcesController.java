package io.trunkline.ami.refusals;

import io.trunkline.ami.connection.domain.RefusalReason;
import io.trunkline.ami.refusals.domain.RefusedSource;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(ApiPath.V1 + "/refused-sources")
class RefusedSourcesController {

    private final RefusedSourceStore sources;

    RefusedSourcesController(RefusedSourceStore sources) {
        this.sources = sources;
    }

    /// Addresses whose SIP requests were refused before they became calls.
    ///
    /// @param address an IP address
    @GetMapping
    Mono<Page<RefusedSourceView>> list(
            @RequestParam(required = false) @Nullable List<String> reason,
            @RequestParam(required = false) @Nullable List<String> address,
            @RequestParam(required = false) @Nullable List<String> node,
            @ListOptions(sort = {"-lastAt", "firstAt"}) PageRequest page) {
        var filter = new RefusedSourceStore.Filter(
                FilterValues.oneOf("reason", reason, RefusalReason.class),
                FilterValues.orNone(address),
                FilterValues.orNone(node));
        return sources.list(filter, page).map(found -> found.map(RefusedSourceView::of));
    }

    /// @param reason `unknown-source`, `wrong-password`, `access-list` or `no-common-codec`
    /// @param account the user that the latest request named; its sender can write any text there
    /// @param requests how many were refused since `firstAt`
    /// @param nearEndpointId the carrier or client with the nearest addresses, which this one may belong to; null
    ///     if there is none near, and before the alert
    record RefusedSourceView(
            UUID id,
            String node,
            String address,
            String reason,
            String account,
            long requests,
            Instant firstAt,
            Instant lastAt,
            @Nullable String nearEndpointId) {
        static RefusedSourceView of(RefusedSource source) {
            return new RefusedSourceView(
                    source.id(),
                    source.node(),
                    source.address(),
                    RefusalAlerts.wireName(source),
                    source.account(),
                    source.requests(),
                    source.firstAt(),
                    source.lastAt(),
                    source.nearEndpointId());
        }
    }
}
