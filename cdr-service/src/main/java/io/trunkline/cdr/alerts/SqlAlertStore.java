package io.trunkline.cdr.alerts;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Alerts in PostgreSQL.
@Component
class SqlAlertStore implements AlertStore {
    private static final String SAVE = """
            INSERT INTO alerts (alert_id, kind, severity, subject, tenant_id, message, raised_at, details)
            SELECT "alertId", kind, severity, subject, "tenantId", message, "raisedAt", details
            FROM jsonb_to_recordset(CAST(:alerts AS jsonb))
                 AS new ("alertId" uuid, kind text, severity text, subject text, "tenantId" uuid, message text,
                         "raisedAt" timestamptz, details jsonb)
            ON CONFLICT (alert_id) DO NOTHING
            """;

    private static final String LIST = """
            SELECT alert_id, kind, severity, subject, tenant_id, message, raised_at, details
            FROM alerts
            WHERE (raised_at, alert_id) < (:before, :beforeId)
              AND (CAST(:tenant AS uuid) IS NULL OR tenant_id = CAST(:tenant AS uuid))
              AND (CAST(:kind AS text) IS NULL OR kind = CAST(:kind AS text))
              AND (CAST(:severity AS text) IS NULL OR severity = CAST(:severity AS text))
              AND (CAST(:subject AS text) IS NULL OR subject = CAST(:subject AS text))
              AND (CAST(:since AS timestamptz) IS NULL OR raised_at >= CAST(:since AS timestamptz))
            ORDER BY raised_at DESC, alert_id DESC
            LIMIT :rows
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final DatabaseClient database;

    SqlAlertStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> save(Collection<Alert> alerts) {
        return alerts.isEmpty()
                ? Mono.empty()
                : database.sql(SAVE)
                        .bind("alerts", Binds.json(JSON.writeValueAsString(alerts)))
                        .then();
    }

    @Override
    public Mono<List<Alert>> list(AlertFilter filter) {
        return database.sql(LIST)
                .bind("before", filter.before().raisedAt())
                .bind("beforeId", filter.before().alertId())
                .bind("tenant", Binds.orNull(filter.tenantId(), UUID.class))
                .bind("kind", Binds.orNull(filter.kind(), String.class))
                .bind("severity", Binds.orNull(filter.severity(), String.class))
                .bind("subject", Binds.orNull(filter.subject(), String.class))
                .bind("since", Binds.orNull(filter.since(), Instant.class))
                .bind("rows", filter.maxRows())
                .map(RowReader.with(SqlAlertStore::alert))
                .all()
                .collectList();
    }

    private static Alert alert(RowReader row) {
        return new Alert(
                row.uuid("alert_id"),
                row.text("kind"),
                row.text("severity"),
                row.text("subject"),
                row.uuidOrNull("tenant_id"),
                row.text("message"),
                row.instant("raised_at"),
                JSON.readValue(row.text("details"), DETAILS));
    }
}
