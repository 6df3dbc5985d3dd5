package io.trunkline.messaging.deadletters;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `/api/v1/dead-letters/{service}`, for admins. Each service answers for its own consumers.
@RestController
@RequestMapping(ApiPath.V1 + "/dead-letters/{service}")
public class DeadLetterController {

    private final DeadLetters letters;
    private final String service;

    public DeadLetterController(DeadLetters letters, String service) {
        this.letters = letters;
        this.service = service;
    }

    /// Newest first; of each topic, the newest 10,000.
    ///
    /// @param group a consumer group, such as `cdr-service.calls`
    /// @param reason `no-envelope`, `unknown-type`, `malformed` or `refused`
    /// @param state `open` (the default), `redelivered` or `all`
    @GetMapping
    @Operation(operationId = "listDeadLetters", summary = "List dead letters")
    Mono<Page<DeadLetter>> list(
            @PathVariable("service") String named,
            PageRequest page,
            @RequestParam @Nullable @Size(min = 1, max = 200) String group,
            @RequestParam @Nullable @Pattern(regexp = "no-envelope|unknown-type|malformed|refused") String reason,
            @RequestParam(defaultValue = "open") @Pattern(regexp = "open|redelivered|all") String state) {
        Predicate<DeadLetter> wanted =
                filter(group, reason).and(letter -> state.equals("all") || letter.isOpen() == state.equals("open"));
        return ofThisService(named)
                .then(letters.list(wanted.and(after(page)))
                        .take(page.rowsToRead())
                        .collectList())
                .map(rows -> Page.of(rows, page, letter -> Cursor.of(letter.at(), letter.id())));
    }

    /// Gives one letter to its consumer again. It answers when the consumer has applied it.
    @PostMapping("/{id}/redeliver")
    @Operation(operationId = "redeliverDeadLetter", summary = "Redeliver a dead letter")
    Mono<DeadLetter> redeliver(
            CurrentUser caller, @PathVariable("service") String named, @PathVariable("id") String id) {
        return ofThisService(named).then(letters.redeliver(id, caller.username()));
    }

    /// Gives open letters to their consumers again, the oldest first, at most 1,000 in one request. A letter that
    /// is refused again stays open.
    @PostMapping("/redeliver")
    @Operation(operationId = "redeliverDeadLetters", summary = "Redeliver open dead letters")
    Mono<DeadLetters.Redelivered> redeliverAll(
            CurrentUser caller,
            @PathVariable("service") String named,
            @RequestParam @Nullable @Size(min = 1, max = 200) String group,
            @RequestParam @Nullable @Pattern(regexp = "no-envelope|unknown-type|malformed|refused") String reason) {
        return ofThisService(named).then(letters.redeliverAll(filter(group, reason), caller.username()));
    }

    private Mono<Void> ofThisService(String named) {
        return named.equals(service)
                ? Mono.empty()
                : Mono.error(() -> CommonProblem.NOT_FOUND.problem("This is " + service + ", not " + named));
    }

    private static Predicate<DeadLetter> filter(@Nullable String group, @Nullable String reason) {
        return letter -> (group == null || letter.group().equals(group))
                && (reason == null || letter.reason().equals(reason));
    }

    private static Predicate<DeadLetter> after(PageRequest page) {
        if (page.after().isEmpty()) {
            return _ -> true;
        }
        Cursor cursor = page.after().get();
        Instant at = cursor.time(0);
        String id = cursor.text(1);
        return letter -> letter.at().isBefore(at)
                || letter.at().equals(at) && letter.id().compareTo(id) < 0;
    }
}
