package io.trunkline.cdr.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `GET /api/v1/statistics`. Admins and staff see the calls of all tenants, sellers those of their own.
@RestController
@RequestMapping(ApiPath.V1 + "/statistics")
@Tag(name = "statistics")
class StatisticsController {
    private final ReadStatistics statistics;

    StatisticsController(ReadStatistics statistics) {
        this.statistics = statistics;
    }

    /// @param by what the rows are
    /// @param id only the rows with these ids; may be given several times
    /// @param from earliest start, inclusive; rounded down to a whole bucket
    /// @param to latest start, exclusive; rounded up to a whole bucket
    /// @param bucket length of the buckets of the time series, such as PT5M; without it, there is none
    /// @param tenantId only calls of this tenant; a seller gets its own tenant's without it
    @GetMapping
    @Operation(operationId = "getStatistics", summary = "Get statistics of calls and attempts, the most attempts first")
    Mono<StatisticsView> read(
            CurrentUser user,
            @RequestParam String by,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam Optional<String> bucket,
            @RequestParam Optional<UUID> tenantId,
            PageRequest page) {
        return Mono.fromCallable(() -> StatisticsParameters.parse(
                        by, FilterValues.orNone(id), from, to, bucket, user.tenantOfList(tenantId)))
                .flatMap(query -> statistics.read(query, page));
    }
}
