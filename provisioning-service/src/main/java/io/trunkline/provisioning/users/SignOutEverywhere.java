package io.trunkline.provisioning.users;

import io.trunkline.provisioning.audit.ChangeRecorder;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange.Action;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.users.domain.UserId;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Ends all sessions of the caller and revokes all its tokens.
@Component
class SignOutEverywhere implements UserSessions {
    private final UserRepository users;
    private final ChangeRecorder changes;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SignOutEverywhere(UserRepository users, ChangeRecorder changes, TransactionalOperator transactions, Clock clock) {
        this.users = users;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Mono<Void> endAll(CurrentUser caller) {
        return users.lock(new UserId(UUID.fromString(caller.userId())))
                .switchIfEmpty(SaveUser.notFound())
                .flatMap(user ->
                        save(caller, user, user.signedOut(clock.instant().truncatedTo(ChronoUnit.MICROS))))
                .as(transactions::transactional);
    }

    private Mono<Void> save(CurrentUser caller, User before, User after) {
        return users.update(after)
                .then(changes.record(SaveUser.changeOf(caller, Action.SIGN_OUT_EVERYWHERE, before, after)));
    }
}
