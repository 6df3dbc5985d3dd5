package io.trunkline.did.tenantreadmodel;

import io.trunkline.data.rows.Binds;
import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.telephony.numbers.Country;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlTenantReadModel implements TenantReadModel {
    private static final String IS_AVAILABLE = "SELECT NOT deleted AS available FROM tenant WHERE id = :id";

    private static final String LOCK_EXISTING = "SELECT id FROM tenant WHERE id = :id AND NOT deleted FOR SHARE";

    private static final String COUNTRY = "SELECT country FROM tenant WHERE id = :id AND country IS NOT NULL";

    private static final String APPLY = """
            INSERT INTO tenant (id, version, deleted, country)
            SELECT id, version, deleted, country
            FROM unnest(CAST(:ids AS uuid[]), :versions, :deleted, CAST(:countries AS text[]))
                AS events (id, version, deleted, country)
            ON CONFLICT (id) DO UPDATE
            SET version = EXCLUDED.version, deleted = EXCLUDED.deleted, country = EXCLUDED.country
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
    public Mono<Boolean> lockExisting(UUID id) {
        return database.sql(LOCK_EXISTING)
                .bind("id", id)
                .mapValue(UUID.class)
                .one()
                .hasElement();
    }

    /// A code that this release does not know is as good as none.
    @Override
    public Mono<Country> country(UUID id) {
        return database.sql(COUNTRY)
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .mapNotNull(code -> Country.parse(code).orElse(null));
    }

    @Override
    public Mono<Void> apply(List<TenantVersion> tenants) {
        return database.sql(APPLY)
                .bind(
                        "ids",
                        tenants.stream().map(tenant -> tenant.id().toString()).toArray(String[]::new))
                .bind("versions", tenants.stream().map(TenantVersion::version).toArray(Long[]::new))
                .bind("deleted", tenants.stream().map(TenantVersion::deleted).toArray(Boolean[]::new))
                .bind("countries", Binds.texts(tenants, TenantVersion::country))
                .then();
    }
}
