package io.trunkline.realtime.preview;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.events.Event;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.MalformedEventException;
import io.trunkline.realtime.apply.PreviewChanges;
import io.trunkline.realtime.apply.domain.PlannedRow;
import io.trunkline.realtime.drift.RealtimeProblem;
import io.trunkline.web.ApiPath;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(ApiPath.V1 + "/realtime/preview")
class PreviewController {
    private static final EventCodec CODEC = new EventCodec();

    private final PreviewChanges changes;

    PreviewController(PreviewChanges changes) {
        this.changes = changes;
    }

    /// The rows that an entity would have after this event, and those that it has. Nothing is stored.
    @PostMapping
    @Operation(operationId = "previewRealtimeRows", summary = "Show the rows that a change would write")
    Mono<Preview> preview(@Valid @RequestBody PreviewRequest request) {
        return Mono.fromCallable(() -> read(request))
                .flatMap(changes::preview)
                .map(Preview::of)
                .onErrorMap(PreviewController::isContradictory, _ -> invalidEvent())
                .onErrorMap(RealtimeProblem::explain);
    }

    private static Event read(PreviewRequest request) {
        Optional<Event> event;
        try {
            event = CODEC.read(request.type(), request.event().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedEventException malformed) {
            throw invalidEvent();
        }
        return event.orElseThrow(() -> CommonProblem.INVALID.problem(
                "There is no event of this type",
                new FieldViolation("type", "event-type", "must be the type of an event, such as carrier.changed.v1")));
    }

    /// An event that lacks a field it needs, contradicts itself or has another type, or a value that its column
    /// cannot have. Events of provisioning-service do not.
    private static boolean isContradictory(Throwable fault) {
        return fault instanceof IllegalArgumentException || fault instanceof NullPointerException;
    }

    private static ProblemException invalidEvent() {
        return CommonProblem.INVALID.problem(
                "The event cannot be applied",
                new FieldViolation("event", "event", "must be an event of a carrier, client or dialplan line"));
    }

    /// @param type of the event, such as `carrier.changed.v1`
    /// @param event as JSON
    record PreviewRequest(@NotNull String type, @NotNull String event) {}

    record Preview(List<PlannedRowView> rows) {
        static Preview of(List<PlannedRow> rows) {
            return new Preview(rows.stream().map(PlannedRowView::of).toList());
        }
    }

    /// @param change `added`, `changed`, `removed` or `unchanged`
    /// @param before the columns of today that are not NULL; null for a row that would be added
    /// @param after the columns then; null for a row that would be removed
    record PlannedRowView(
            String table,
            String key,
            String change,
            @Nullable SortedMap<String, String> before,
            @Nullable SortedMap<String, String> after,
            List<String> changedColumns) {
        static PlannedRowView of(PlannedRow row) {
            return new PlannedRowView(
                    row.key().table().tableName(),
                    row.key().key(),
                    row.change().name().toLowerCase(Locale.ROOT),
                    row.before().orElse(null),
                    row.after().orElse(null),
                    row.changedColumns());
        }
    }
}
