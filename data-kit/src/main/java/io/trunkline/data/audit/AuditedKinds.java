package io.trunkline.data.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of entities whose changes a service has in its audit log. A service has one bean or more, which read
/// like tables:
/// ```java
/// AuditedKinds.none()
///         .ofPlatform("carriers", "carrier", AuditEntry.CREATE, AuditEntry.UPDATE, AuditEntry.DELETE)
///         .ofTenants("campaigns", "campaign", AuditEntry.CREATE, "link-client");
/// ```
/// Sellers read the changes of their own tenant's entities, and none of an entity of the platform.
public final class AuditedKinds {
    /// @param path the kind in the path of the API: `carriers`
    /// @param entity the kind of its entries: `carrier`
    /// @param ofTenants whether its entities belong to tenants
    /// @param actions all that its entries may have
    record Kind(String path, String entity, boolean ofTenants, List<String> actions) {}

    private final List<Kind> kinds;

    private AuditedKinds(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    public static AuditedKinds none() {
        return new AuditedKinds(List.of());
    }

    static AuditedKinds merged(Stream<AuditedKinds> all) {
        return new AuditedKinds(all.flatMap(one -> one.kinds.stream()).toList());
    }

    /// A kind that sellers have no access to.
    public AuditedKinds ofPlatform(String path, String entity, String... actions) {
        return with(new Kind(path, entity, false, List.of(actions)));
    }

    /// A kind whose entries have a tenant.
    public AuditedKinds ofTenants(String path, String entity, String... actions) {
        return with(new Kind(path, entity, true, List.of(actions)));
    }

    Optional<Kind> find(String path) {
        return kinds.stream().filter(kind -> kind.path().equals(path)).findFirst();
    }

    List<String> paths() {
        return kinds.stream().map(Kind::path).sorted().toList();
    }

    List<String> actions() {
        return kinds.stream()
                .flatMap(kind -> kind.actions().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private AuditedKinds with(Kind kind) {
        var more = new ArrayList<>(kinds);
        more.add(kind);
        return new AuditedKinds(more);
    }
}
