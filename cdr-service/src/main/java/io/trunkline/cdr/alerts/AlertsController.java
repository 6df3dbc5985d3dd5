package io.trunkline.cdr.alerts;

import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
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
    private final AlertStore alerts;
    private final Duration timeout;

    AlertsController(AlertStore alerts, @Value("${trunkline.cdr.query-timeout}") Duration timeout) {
        this.alerts = alerts;
        this.timeout = timeout;
    }

    /// @param kind     such as `node.unreachable`
    /// @param severity `info`, `warning` or `critical`
    /// @param subject  id or name of the entity
    /// @param since    earliest time, inclusive
    /// @param tenantId ignored for a seller, who sees its own tenant only
    @GetMapping
    Mono<Page<Alert>> list(
            CurrentUser caller,
            PageRequest page,
            @RequestParam @Nullable @Size(min = 1, max = 80) String kind,
            @RequestParam @Nullable @Pattern(regexp = "info|warning|critical") String severity,
            @RequestParam @Nullable @Size(min = 1, max = 100) String subject,
            @RequestParam @Nullable Instant since,
            @RequestParam @Nullable UUID tenantId) {
        AlertFilter filter = new AlertFilter(
                caller.tenantId().orElse(tenantId),
                kind,
                severity,
                subject,
                since,
                AlertFilter.PagePosition.of(page),
                page.rowsToRead());
        return alerts.list(filter)
                .timeout(timeout)
                .map(rows -> Page.of(rows, page, alert -> Cursor.of(alert.raisedAt(), alert.alertId())));
    }
}
