package io.trunkline.did.tenantreadmodel;

import io.trunkline.messaging.references.ReferenceState;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlTenantReadModel implements TenantReadModel {
    private static final String IS_AVAILABLE = "SELECT NOT deleted AS available FROM tenant WHERE id = :id";

    private static final String APPLY = """
            INSERT INTO tenant (id, version, deleted)
            SELECT id, version, deleted
            FROM unnest(CAST(:ids AS uuid[]), :versions, :deleted) AS events (id, version, deleted)
            ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version, deleted = EXCLUDED.deleted
            WHERE tenant.version < EXCLUDED.version
            """;

    private final DatabaseClient database;

    SqlTenantReadModel(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<ReferenceState> state(UUID id) {
        return database.sql(IS_AVAILABLE)
                .bind("id", id)
                .mapValue(Boolean.class)
                .one()
                .map(ReferenceState::of)
                .defaultIfEmpty(ReferenceState.UNKNOWN);
    }

    @Override
    public Mono<Void> apply(List<TenantVersion> tenants) {
        return database.sql(APPLY)
                .bind(
                        "ids",
                        tenants.stream().map(tenant -> tenant.id().toString()).toArray(String[]::new))
                .bind("versions", tenants.stream().map(TenantVersion::version).toArray(Long[]::new))
                .bind("deleted", tenants.stream().map(TenantVersion::deleted).toArray(Boolean[]::new))
                .then();
    }
}
