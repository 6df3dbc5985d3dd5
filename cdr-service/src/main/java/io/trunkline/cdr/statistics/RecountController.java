package io.trunkline.cdr.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.trunkline.web.ApiPath;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `GET /api/v1/statistics/recount`, for admins and staff.
@RestController
@RequestMapping(ApiPath.V1 + "/statistics")
@Tag(name = "statistics")
class RecountController {
    private static final int FIRST_YEAR = 2001;
    private static final int LAST_YEAR = 2099;

    private final RecountDay recount;

    RecountController(RecountDay recount) {
        this.recount = recount;
    }

    /// @param day in UTC, such as 2026-11-20
    @GetMapping("/recount")
    @Operation(operationId = "recountStatistics", summary = "Compare the statistics of a day with its call records")
    Mono<RecountView> recount(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw InputErrors.invalid(Stream.of(
                    new FieldViolation("day", "range", "must be in the years " + FIRST_YEAR + " to " + LAST_YEAR)));
        }
        return recount.recount(day);
    }
}
