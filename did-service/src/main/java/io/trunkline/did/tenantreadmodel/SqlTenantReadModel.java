package io.trunkline.did.tenantreadmodel;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlTenantReadModel implements TenantReadModel {
    private static final String EXISTS = """
            SELECT EXISTS (SELECT FROM tenant WHERE id = :id AND NOT deleted) AS found
            """;
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
    public Mono<Boolean> exists(UUID id) {
        return database.sql(EXISTS)
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("found", Boolean.class)))
                .one();
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
