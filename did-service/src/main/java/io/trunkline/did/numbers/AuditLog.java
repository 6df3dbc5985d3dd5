package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.web.security.CurrentUser;
import reactor.core.publisher.Mono;

/// Who changed what.
interface AuditLog {
    /// Notes a change within its transaction.
    Mono<Void> record(CurrentUser by, Action action, Did did);

    /// What was done to a number.
    enum Action {
        CREATE,
        UPDATE,
        DELETE
    }
}
