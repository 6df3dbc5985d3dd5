package io.trunkline.provisioning.access;

import io.trunkline.data.rows.RowReader;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.web.security.ActiveTenants;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads from the table of tenants whether a token of an external issuer names an active one. The caller is not
/// known before, so this runs as the owner of the database.
@Component
class SqlActiveTenants implements ActiveTenants {
    private static final String IS_ACTIVE = """
            SELECT EXISTS (SELECT FROM tenants WHERE id = :id AND status = 'active' AND deleted_at IS NULL) AS active
            """;

    private final DatabaseClient database;

    SqlActiveTenants(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> isActive(UUID tenant) {
        return database.sql(IS_ACTIVE)
                .bind("id", tenant)
                .map(RowReader.with(row -> row.bool("active")))
                .one()
                .as(OwnerAccess::run);
    }
}
