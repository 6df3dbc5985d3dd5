package io.trunkline.did.csvimport;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.ids.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlImports implements Imports {
    private static final String INSERT = """
            INSERT INTO did_import (id, tenant_id, created_at, created_by, report, failed_rows)
            VALUES (:id, :tenant, :createdAt, :createdBy, :report, :failedRows)
            """;
    private static final String FIND = """
            SELECT id, tenant_id, created_at, created_by, report, failed_rows FROM did_import
            WHERE id = :id AND (CAST(:tenant AS UUID) IS NULL OR tenant_id = :tenant)
            """;
    private static final String DELETE_OLD = """
            DELETE FROM did_import
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM did_import WHERE created_at < :before
                ORDER BY created_at LIMIT 200 FOR UPDATE SKIP LOCKED))
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlImports(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> insert(StoredImport stored) {
        return database.sql(INSERT)
                .bind("id", stored.id())
                .bind("tenant", stored.tenant().value())
                .bind("createdAt", stored.createdAt())
                .bind("createdBy", stored.createdBy())
                .bind("report", Binds.json(json.writeValueAsString(stored.report())))
                .bind("failedRows", stored.failedRows())
                .then();
    }

    @Override
    public Mono<StoredImport> find(UUID id, Optional<TenantId> tenant) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("tenant", Binds.orNull(tenant.map(TenantId::value), UUID.class))
                .map(RowReader.with(this::toStoredImport))
                .one();
    }

    private StoredImport toStoredImport(RowReader row) {
        return new StoredImport(
                row.uuid("id"),
                new TenantId(row.uuid("tenant_id")),
                row.instant("created_at"),
                row.text("created_by"),
                json.readValue(row.json("report"), ImportReport.class),
                row.text("failed_rows"));
    }

    /// Deletes old imports. Their numbers, and the counts in the audit log, stay.
    @Configuration(proxyBeanMethods = false)
    static class Retention {
        private static final Duration KEEP = Duration.ofDays(30);

        @Bean
        RetentionRule importRetention(DatabaseClient database) {
            return new SqlRetentionRule("imports", KEEP, database, DELETE_OLD);
        }
    }
}
