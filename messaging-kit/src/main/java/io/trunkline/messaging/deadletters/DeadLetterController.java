package io.trunkline.messaging.deadletters;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
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

    private static final List<String> REASONS = List.of("no-envelope", "unknown-type", "malformed", "refused");

    private final DeadLetters letters;
    private final String service;

    public DeadLetterController(DeadLetters letters, String service) {
        this.letters = letters;
        this.service = service;
    }

    /// Of each topic, the newest 10,000.
    ///
    /// @param group a consumer group, such as `cdr-service.calls`
    /// @param reason `no-envelope`, `unknown-type`, `malformed` or `refused`
    /// @param state `open` (the default), `redelivered` or `all`
    @GetMapping
    @Operation(operationId = "listDeadLetters", summary = "List dead letters")
    Mono<Page<DeadLetter>> list(
            @PathVariable("service") String named,
            @RequestParam Optional<String> group,
            @RequestParam(required = false) @Nullable List<String> reason,
            @RequestParam(defaultValue = "open") @Pattern(regexp = "open|redelivered|all") String state,
            @ListOptions(sort = "-at") PageRequest page) {
        Predicate<DeadLetter> wanted = filter(group, FilterValues.oneOf("reason", reason, REASONS))
                .and(letter -> state.equals("all") || letter.isOpen() == state.equals("open"));
        return ofThisService(named)
                .then(letters.list(wanted).collectList())
                .map(found -> DeadLetterPages.page(found, page));
    }

    /// Gives one letter to its consumer again. It answers when the consumer has applied it.
    @PostMapping("/{id}/redeliver")
    @Operation(operationId = "redeliverDeadLetter", summary = "Redeliver a dead letter")
    Mono<DeadLetter> redeliver(
            CurrentUser caller, @PathVariable("service") String named, @PathVariable("id") String id) {
        return ofThisService(named).then(letters.redeliver(id, caller));
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
        Predicate<DeadLetter> wanted = filter(Optional.ofNullable(group), reason == null ? List.of() : List.of(reason));
        return ofThisService(named).then(letters.redeliverAll(wanted, caller));
    }

    private Mono<Void> ofThisService(String named) {
        return named.equals(service)
                ? Mono.empty()
                : Mono.error(() -> CommonProblem.NOT_FOUND.problem("This is " + service + ", not " + named));
    }

    private static Predicate<DeadLetter> filter(Optional<String> group, List<String> reasons) {
        return letter -> group.stream().allMatch(letter.group()::equals)
                && (reasons.isEmpty() || reasons.contains(letter.reason()));
    }
}
