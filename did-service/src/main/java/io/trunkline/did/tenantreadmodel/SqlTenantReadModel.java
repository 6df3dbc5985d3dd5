package io.trunkline.did.tenants;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlKnownTenants implements KnownTenants {
    private static final String EXISTS = """
            SELECT EXISTS (SELECT FROM tenant WHERE id = :id AND NOT deleted) AS found
            """;
    private static final String APPLY = """
            INSERT INTO tenant (id, version, deleted)
            SELECT id, version, deleted
            FROM unnest(CAST(:ids AS uuid[]), :versions, :deleted) AS heard (id, version, deleted)
            ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version, deleted = EXCLUDED.deleted
            WHERE tenant.version < EXCLUDED.version
            """;

    private final DatabaseClient database;

    SqlKnownTenants(DatabaseClient database) {
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
    public Mono<Void> apply(List<Heard> tenants) {
        return database.sql(APPLY)
                .bind("ids", tenants.stream().map(one -> one.id().toString()).toArray(String[]::new))
                .bind("versions", tenants.stream().map(Heard::version).toArray(Long[]::new))
                .bind("deleted", tenants.stream().map(Heard::deleted).toArray(Boolean[]::new))
                .then();
    }
}
