package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.web.security.CurrentUser;
import reactor.core.publisher.Mono;

/// Who changed what.
interface ChangeLog {
    /// Notes a change within its transaction.
    Mono<Void> note(CurrentUser by, Action action, Did did);

    /// What was done to a number.
    enum Action {
        CREATE,
        UPDATE,
        DELETE
    }
}
