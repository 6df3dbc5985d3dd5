package io.trunkline.provisioning.carriers;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierDraft;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlCarrierHistory implements CarrierHistory {
    private static final String INSERT = """
            INSERT INTO carrier_versions (carrier_id, version, settings, changed_at, changed_by)
            VALUES (:id, :version, CAST(:settings AS jsonb), :changedAt, :changedBy)
            ON CONFLICT DO NOTHING
            """;
    private static final String FIND = """
            SELECT CAST(settings AS text) AS settings FROM carrier_versions WHERE carrier_id = :id AND version = :version
            """;
    private static final String COLUMNS = "version, CAST(settings AS text) AS settings, changed_at, changed_by";
    private static final Map<String, SortKey> SORT_KEYS = Map.of("version", SortKey.bigint("version"));
    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlCarrierHistory(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> save(Carrier carrier, Optional<String> changedBy) {
        return database.sql(INSERT)
                .bind("id", carrier.id().value())
                .bind("version", carrier.version())
                .bind("settings", json.writeValueAsString(CarrierDraft.of(carrier.settings())))
                .bind("changedAt", carrier.updatedAt())
                .bind("changedBy", Binds.orNull(changedBy, String.class))
                .then();
    }

    @Override
    public Mono<Page<CarrierVersionView>> list(CarrierId id, PageRequest page) {
        return new SqlListQuery(COLUMNS, "carrier_versions", "carrier_id")
                .where("carrier_id = :id", "id", Optional.of(id.value()))
                .page(database, SORT_KEYS, page, this::toView);
    }

    @Override
    public Mono<CarrierDraft> find(CarrierId id, long version) {
        return database.sql(FIND)
                .bind("id", id.value())
                .bind("version", version)
                .map(RowReader.with(row -> json.readValue(row.text("settings"), CarrierDraft.class)))
                .one();
    }

    private CarrierVersionView toView(RowReader row) {
        return new CarrierVersionView(
                row.bigint("version"),
                row.instant("changed_at"),
                row.textOrNull("changed_by"),
                json.readValue(row.text("settings"), SETTINGS));
    }
}
