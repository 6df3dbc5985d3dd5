package io.trunkline.provisioning.audit;

import io.trunkline.events.Event;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Writes what goes with a change, in the transaction of the change and after its row was locked: so the order
/// of events is the order of versions.
public interface ChangeRecorder {

    Mono<Void> record(Change change);

    /// One change of one entity.
    ///
    /// @param entity the kind, such as `carrier`
    /// @param version the entity's version after the change
    /// @param detail what is shown of the entity afterwards; never holds a secret
    /// @param events what the other services are told
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
