package io.trunkline.data.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change of one entity.
///
/// @param actor who made it
/// @param action what was done, in kebab-case: `create`, `update`, `delete`, or a verb of the feature's own
/// @param entity what it was done to
/// @param detail the entity after the change, written as JSON; secrets in it are masked
public record AuditEntry(Actor actor, String action, Entity entity, Object detail) {
    public static final String CREATE = "create";
    public static final String UPDATE = "update";
    public static final String DELETE = "delete";

    /// @param id the user's id
    /// @param name the user's name at the time of the change
    public record Actor(String id, String name) {}

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
}
