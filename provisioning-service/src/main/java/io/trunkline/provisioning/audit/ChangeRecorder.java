package io.trunkline.provisioning.audit;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.events.Event;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import reactor.core.publisher.Mono;

/// Records a change in the audit log and appends its events to the outbox. Called within the transaction of the
/// change, after the entity's row was locked, so that events are published in the order of versions.
public interface ChangeRecorder {

    Mono<Void> record(RecordedChange change);

    /// One change of one entity.
    ///
    /// @param entity with its version after the change
    /// @param change the entity before and after as the API returns it, without secrets
    /// @param events the events to publish
    record RecordedChange(
            CurrentUser actor, Action action, AuditEntry.Entity entity, AuditEntry.Change change, List<Event> events) {

        /// What was done to the entity.
        public enum Action {
            CREATE,
            UPDATE,
            DELETE,
            TEST,
            CHANGE_PASSWORD,
            RESET_PASSWORD,
            SIGN_OUT_EVERYWHERE
        }
    }
}
