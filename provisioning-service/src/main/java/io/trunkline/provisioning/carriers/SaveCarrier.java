package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierDraft;
import io.trunkline.provisioning.carriers.domain.CarrierId;
import io.trunkline.provisioning.carriers.domain.CarrierRules;
import io.trunkline.provisioning.carriers.domain.CarrierSettings;
import io.trunkline.provisioning.carriers.domain.Notice;
import io.trunkline.provisioning.carriers.domain.PrefixOverlap;
import io.trunkline.provisioning.changes.Answers;
import io.trunkline.provisioning.changes.Answers.Repeatable;
import io.trunkline.provisioning.changes.ChangeLog;
import io.trunkline.provisioning.changes.ChangeLog.Change;
import io.trunkline.provisioning.changes.ChangeLog.Change.Action;
import io.trunkline.provisioning.endpoints.EndpointNames;
import io.trunkline.provisioning.endpoints.Observations;
import io.trunkline.provisioning.endpoints.domain.EndpointId;
import io.trunkline.provisioning.endpoints.domain.Observation;
import io.trunkline.provisioning.platform.Passwords;
import io.trunkline.provisioning.platform.Refusals;
import io.trunkline.provisioning.secrets.Sealer;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Makes, changes and deletes carriers: the row first, which locks it, then the audit row and the event, in one
/// transaction.
@Component
class SaveCarrier {
    private static final String KIND = "carrier";

    private final Carriers carriers;
    private final EndpointNames names;
    private final Observations observations;
    private final Sealer sealer;
    private final ChangeLog changes;
    private final CarrierEvents events;
    private final Answers answers;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveCarrier(
            Carriers carriers,
            EndpointNames names,
            Observations observations,
            Sealer sealer,
            ChangeLog changes,
            CarrierEvents events,
            Answers answers,
            TransactionalOperator transactions,
            Clock clock) {
        this.carriers = carriers;
        this.names = names;
        this.observations = observations;
        this.sealer = sealer;
        this.changes = changes;
        this.events = events;
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<CarrierView> create(CurrentUser by, @Nullable IdempotencyKey key, CarrierDraft draft) {
        var settings = Refusals.value(CarrierRules.check(draft, false));
        var id = new CarrierId(UUID.randomUUID());
        var candidates = EndpointId.candidates(settings.name(), KIND, Passwords.smallLetters(6));
        var change = names.claim(candidates, KIND, id.value())
                .map(endpoint -> fresh(id, endpoint, settings, draft.password()))
                .flatMap(carrier -> carriers.insert(carrier).thenReturn(carrier))
                .flatMap(carrier -> notices(carrier, draft)
                        .map(all -> CarrierView.of(carrier, Observation.NOTHING, all))
                        .flatMap(view -> log(by, Action.CREATE, carrier, view).thenReturn(view)));
        return answers.once(
                        new Repeatable<>(
                                key, by, "POST /api/carriers", draft, CarrierView.class, UnaryOperator.identity()),
                        change)
                .as(transactions::transactional);
    }

    Mono<CarrierView> replace(CurrentUser by, CarrierId id, IfMatch ifMatch, CarrierDraft draft) {
        return locked(id, ifMatch)
                .map(before -> next(before, draft))
                .flatMap(carrier -> carriers.update(carrier).thenReturn(carrier))
                .flatMap(carrier -> Mono.zip(notices(carrier, draft), seen(carrier))
                        .map(both -> CarrierView.of(carrier, both.getT2(), both.getT1()))
                        .flatMap(view -> log(by, Action.UPDATE, carrier, view).thenReturn(view)))
                .as(transactions::transactional);
    }

    Mono<Void> delete(CurrentUser by, CarrierId id, IfMatch ifMatch) {
        return locked(id, ifMatch)
                .map(this::deleted)
                .flatMap(carrier -> carriers.update(carrier)
                        .then(log(by, Action.DELETE, carrier, CarrierView.of(carrier, Observation.NOTHING, List.of()))))
                .as(transactions::transactional);
    }

    private Mono<Carrier> locked(CarrierId id, IfMatch ifMatch) {
        return carriers.lock(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such carrier")))
                .doOnNext(carrier -> ifMatch.require(carrier.version()));
    }

    private Carrier fresh(CarrierId id, EndpointId endpoint, CarrierSettings settings, @Nullable String password) {
        var now = now();
        return new Carrier(id, endpoint, 1, settings, sealed(id, null, password), now, now, null);
    }

    private Carrier next(Carrier before, CarrierDraft draft) {
        var settings = Refusals.value(CarrierRules.check(draft, before.sealedPassword() != null));
        return new Carrier(
                before.id(),
                before.endpointId(),
                before.version() + 1,
                settings,
                settings.username() == null ? null : sealed(before.id(), before.sealedPassword(), draft.password()),
                before.createdAt(),
                now(),
                null);
    }

    private Carrier deleted(Carrier before) {
        return new Carrier(
                before.id(),
                before.endpointId(),
                before.version() + 1,
                before.settings(),
                null,
                before.createdAt(),
                now(),
                now());
    }

    /// Absent leaves the password as it is, empty removes it.
    private @Nullable String sealed(CarrierId id, @Nullable String before, @Nullable String password) {
        if (password == null) {
            return before;
        }
        return password.isEmpty() ? null : sealer.seal(KIND, id.value(), password);
    }

    private Mono<List<Notice>> notices(Carrier carrier, CarrierDraft draft) {
        var ofDraft = CarrierRules.notices(draft);
        return carrier.settings()
                .dialPrefix()
                .map(prefix -> carriers.overlapping(carrier.id(), prefix)
                        .map(others -> PrefixOverlap.notices(
                                new PrefixOverlap.Holder(carrier.settings().name(), prefix), others))
                        .map(overlaps -> joined(ofDraft, overlaps)))
                .orElse(Mono.just(ofDraft));
    }

    private Mono<Observation> seen(Carrier carrier) {
        var id = carrier.id().value();
        return observations.of(Map.of(id, carrier.endpointId())).map(all -> all.getOrDefault(id, Observation.NOTHING));
    }

    private Mono<Void> log(CurrentUser by, Action action, Carrier carrier, CarrierView view) {
        return changes.write(new Change(
                by, action, KIND, carrier.id().value(), carrier.version(), view, List.of(events.changed(carrier))));
    }

    private static List<Notice> joined(List<Notice> first, List<Notice> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /// As precise as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
