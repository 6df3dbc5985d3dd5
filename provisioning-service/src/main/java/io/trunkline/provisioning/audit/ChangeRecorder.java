package io.trunkline.provisioning.audit;

import io.trunkline.events.Event;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Records a change in the audit log and appends its events to the outbox. Called within the transaction of the
/// change, after the entity's row was locked, so that events are published in the order of versions.
public interface ChangeRecorder {

    Mono<Void> record(Change change);

    /// One change of one entity.
    ///
    /// @param entity the kind, such as `carrier`
    /// @param version the entity's version after the change
    /// @param detail the entity after the change as the API returns it, without secrets
    /// @param events the events to publish
    record Change(
            CurrentUser actor,
            Action action,
            String entity,
            UUID entityId,
            long version,
            Object detail,
            List<Event> events) {

        /// What was done to the entity.
        public enum Action {
            CREATE,
            UPDATE,
            DELETE
        }
    }
}
