package io.trunkline.cdr.alerts;

import io.trunkline.events.nodes.AlertKinds;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `GET /api/v1/alerts`. Admins and staff see all alerts, sellers those of their tenant.
@RestController
@RequestMapping(ApiPath.V1 + "/alerts")
class AlertsController {
    private static final List<String> SEVERITIES = List.of("info", "warning", "critical");

    private final AlertStore alerts;
    private final Duration timeout;

    AlertsController(AlertStore alerts, @Value("${trunkline.cdr.query-timeout}") Duration timeout) {
        this.alerts = alerts;
        this.timeout = timeout;
    }

    /// @param kind     such as `node.unreachable`, one of those in docs/alerts.md
    /// @param severity `info`, `warning` or `critical`
    /// @param subject  id or name of the entity
    /// @param since    earliest time, inclusive
    /// @param tenantId only this tenant's; a seller gets its own tenant's without it
    @GetMapping
    Mono<Page<Alert>> list(
            CurrentUser caller,
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam(required = false) @Nullable List<String> severity,
            @RequestParam Optional<String> subject,
            @RequestParam Optional<Instant> since,
            @RequestParam Optional<UUID> tenantId,
            @ListOptions(sort = "-raisedAt") PageRequest page) {
        AlertFilter filter = new AlertFilter(
                caller.tenantOfList(tenantId),
                FilterValues.oneOf("kind", kind, AlertKinds.ALL),
                FilterValues.oneOf("severity", severity, SEVERITIES),
                subject,
                since);
        return alerts.list(filter, page).timeout(timeout);
    }
}
