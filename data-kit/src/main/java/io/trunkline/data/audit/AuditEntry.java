package io.trunkline.data.audit;

import io.trunkline.web.security.CurrentUser;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change of one entity.
///
/// @param actor who made it
/// @param action what was done, in kebab-case: `create`, `update`, `delete`, or a verb of the feature's own
/// @param entity what it was done to
public record AuditEntry(Actor actor, String action, Entity entity, Change change) {
    public static final String CREATE = "create";
    public static final String UPDATE = "update";
    public static final String DELETE = "delete";

    public static AuditEntry of(CurrentUser by, String action, Entity entity, Change change) {
        return new AuditEntry(Actor.of(by), action, entity, change);
    }

    /// @param id of the user or the API key
    /// @param name at the time of the change
    public record Actor(Kind kind, String id, String name) {
        /// The user of a change that the service makes by itself, such as the creation of the first admin.
        private static final String SYSTEM = "system";

        public enum Kind {
            USER,
            API_KEY,
            SYSTEM
        }

        static Actor of(CurrentUser user) {
            return new Actor(kindOf(user), user.userId(), user.username());
        }

        private static Kind kindOf(CurrentUser user) {
            if (user.scopes().isApiKey()) {
                return Kind.API_KEY;
            }
            return user.userId().equals(SYSTEM) ? Kind.SYSTEM : Kind.USER;
        }
    }

    /// @param kind such as `carrier`
    /// @param id unique within the kind
    /// @param tenantId whose it is; null for what belongs to the platform
    /// @param version the entity's version after the change; null for an entity without versions
    public record Entity(
            String kind,
            String id,
            @Nullable UUID tenantId,
            @Nullable Long version) {

        /// An entity of the platform, with versions.
        public static Entity ofPlatform(String kind, UUID id, long version) {
            return new Entity(kind, id.toString(), null, version);
        }

        /// An entity of a tenant, with versions.
        public static Entity ofTenant(UUID tenantId, String kind, UUID id, long version) {
            return new Entity(kind, id.toString(), tenantId, version);
        }
    }

    /// What changed. Before and after are written as JSON objects; secrets in them are masked.
    ///
    /// @param before the entity before the change; null for a new one
    /// @param after the entity after the change; null for a deleted one
    /// @param changedSecrets the names of the secrets that were set, replaced or removed, such as `password`
    public record Change(@Nullable Object before, @Nullable Object after, List<String> changedSecrets) {
        public Change {
            changedSecrets = List.copyOf(changedSecrets);
        }

        /// Of a new entity, or of an action that has a result but nothing before it.
        public static Change to(Object after) {
            return new Change(null, after, List.of());
        }

        public static Change between(Object before, Object after) {
            return new Change(before, after, List.of());
        }

        /// Of a deleted entity.
        public static Change from(Object before) {
            return new Change(before, null, List.of());
        }

        /// The same change, of a secret too if the condition holds.
        ///
        /// @param name of the field that sets it
        public Change withSecret(String name, boolean isChanged) {
            if (!isChanged) {
                return this;
            }
            var names = new ArrayList<>(changedSecrets);
            names.add(name);
            return new Change(before, after, names);
        }
    }
}
