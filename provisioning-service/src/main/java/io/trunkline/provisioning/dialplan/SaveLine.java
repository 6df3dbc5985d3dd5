package io.trunkline.provisioning.dialplan;

import io.trunkline.provisioning.changes.Answers;
import io.trunkline.provisioning.changes.Answers.Repeatable;
import io.trunkline.provisioning.changes.ChangeLog;
import io.trunkline.provisioning.changes.ChangeLog.Change;
import io.trunkline.provisioning.changes.ChangeLog.Change.Action;
import io.trunkline.provisioning.dialplan.domain.Line;
import io.trunkline.provisioning.dialplan.domain.LineDraft;
import io.trunkline.provisioning.dialplan.domain.LineId;
import io.trunkline.provisioning.dialplan.domain.LineRules;
import io.trunkline.provisioning.endpoints.domain.Observation;
import io.trunkline.provisioning.platform.Refusals;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Makes, changes and deletes dialplan lines, each with its audit row and its event in one transaction.
@Component
class SaveLine {
    private static final String KIND = "dialplan-line";

    private final Lines lines;
    private final ChangeLog changes;
    private final Answers answers;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveLine(Lines lines, ChangeLog changes, Answers answers, TransactionalOperator transactions, Clock clock) {
        this.lines = lines;
        this.changes = changes;
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<LineView> create(CurrentUser by, @Nullable IdempotencyKey key, LineDraft draft) {
        var now = now();
        var line = new Line(new LineId(UUID.randomUUID()), 1, Refusals.value(LineRules.check(draft)), now, now, null);
        var request =
                new Repeatable<>(key, by, "POST /api/dialplan-lines", draft, LineView.class, UnaryOperator.identity());
        return answers.once(request, lines.insert(line).then(logged(by, Action.CREATE, line)))
                .as(transactions::transactional);
    }

    Mono<LineView> replace(CurrentUser by, LineId id, IfMatch ifMatch, LineDraft draft) {
        var settings = Refusals.value(LineRules.check(draft));
        return locked(id, ifMatch)
                .map(before -> new Line(id, before.version() + 1, settings, before.createdAt(), now(), null))
                .flatMap(line -> lines.update(line).then(logged(by, Action.UPDATE, line)))
                .as(transactions::transactional);
    }

    Mono<Void> delete(CurrentUser by, LineId id, IfMatch ifMatch) {
        return locked(id, ifMatch)
                .map(before -> new Line(id, before.version() + 1, before.settings(), before.createdAt(), now(), now()))
                .flatMap(line -> lines.update(line).then(logged(by, Action.DELETE, line)))
                .then()
                .as(transactions::transactional);
    }

    private Mono<Line> locked(LineId id, IfMatch ifMatch) {
        return lines.lock(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such dialplan line")))
                .doOnNext(line -> ifMatch.require(line.version()));
    }

    private Mono<LineView> logged(CurrentUser by, Action action, Line line) {
        var view = LineView.of(line, Observation.NOTHING);
        var change = new Change(
                by, action, KIND, line.id().value(), line.version(), view, List.of(LineEvents.changed(line)));
        return changes.write(change).thenReturn(view);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
