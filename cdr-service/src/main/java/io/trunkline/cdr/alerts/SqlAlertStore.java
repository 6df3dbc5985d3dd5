package io.trunkline.cdr.alerts;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.Map;
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

    private static final String COLUMNS = "alert_id, kind, severity, subject, tenant_id, message, raised_at, details";

    private static final Map<String, SortKey> SORT_KEYS = Map.of("raisedAt", SortKey.time("raised_at"));

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
    public Mono<Page<Alert>> list(AlertFilter filter, PageRequest page) {
        return new SqlListQuery(COLUMNS, "alerts", "alert_id")
                .where("tenant_id = :tenant", "tenant", filter.tenantId())
                .whereAny("kind", "kinds", filter.kinds())
                .whereAny("severity", "severities", filter.severities())
                .where("subject = :subject", "subject", filter.subject())
                .where("raised_at >= :since", "since", filter.since())
                .page(database, SORT_KEYS, page, SqlAlertStore::alert);
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
