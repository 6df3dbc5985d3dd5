package io.trunkline.did.numbers;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.did.numbers.domain.Did;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Inserts or updates many numbers with one statement.
final class SqlDidBatches {
    /// The tags of a number are one text, since unnest would flatten an array of arrays. No tag has a vertical bar.
    private static final String INSERT = """
            INSERT INTO did (id, tenant_id, number, raw_number, import_id, area_code, trunk, status, max_usage, tags,
                metadata, version, deleted, created_at, updated_at)
            SELECT id, :tenant, number, raw_number, import_id, area_code, trunk, status, max_usage,
                string_to_array(tags, '|'), CAST(metadata AS jsonb), version, deleted, created_at, updated_at
            FROM unnest(CAST(:ids AS uuid[]), CAST(:numbers AS text[]), CAST(:rawNumbers AS text[]),
                        CAST(:importIds AS uuid[]), CAST(:areaCodes AS text[]), CAST(:trunks AS text[]),
                        CAST(:statuses AS text[]), CAST(:maxUsages AS bigint[]), CAST(:tags AS text[]),
                        CAST(:metadata AS text[]), CAST(:versions AS bigint[]), CAST(:deleted AS boolean[]),
                        CAST(:createdAt AS timestamptz[]), CAST(:updatedAt AS timestamptz[]))
                 WITH ORDINALITY AS added (id, number, raw_number, import_id, area_code, trunk, status, max_usage,
                     tags, metadata, version, deleted, created_at, updated_at, position)
            ORDER BY position
            ON CONFLICT DO NOTHING
            RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE did SET area_code = changed.area_code, trunk = changed.trunk, status = changed.status,
                max_usage = changed.max_usage, tags = string_to_array(changed.tags, '|'),
                metadata = CAST(changed.metadata AS jsonb), version = changed.version, updated_at = changed.updated_at
            FROM unnest(CAST(:ids AS uuid[]), CAST(:areaCodes AS text[]), CAST(:trunks AS text[]),
                        CAST(:statuses AS text[]), CAST(:maxUsages AS bigint[]), CAST(:tags AS text[]),
                        CAST(:metadata AS text[]), CAST(:versions AS bigint[]), CAST(:updatedAt AS timestamptz[]))
                 AS changed (id, area_code, trunk, status, max_usage, tags, metadata, version, updated_at)
            WHERE did.id = changed.id
            """;
    private static final String NUMBERS_OF_TENANT = """
            SELECT number FROM did WHERE tenant_id = :tenant AND number = ANY (:numbers) AND NOT deleted
            """;

    private SqlDidBatches() {}

    /// @param dids of one tenant, each number once
    /// @return the ids of those that were inserted
    static Mono<Set<UUID>> insert(DatabaseClient database, JsonMapper json, List<Did> dids) {
        return bindSettings(database.sql(INSERT), json, dids)
                .bind("tenant", dids.getFirst().tenantId().value())
                .bind("numbers", Binds.texts(dids, did -> did.number().e164()))
                .bind("rawNumbers", Binds.texts(dids, did -> did.origin().rawNumber()))
                .bind("importIds", Binds.uuids(dids, did -> did.origin().importId()))
                .bind("deleted", Binds.bools(dids, Did::deleted))
                .bind("createdAt", Binds.instants(dids, Did::createdAt))
                .map(RowReader.with(row -> row.uuid("id")))
                .all()
                .collect(Collectors.toSet());
    }

    /// @param dids each number once; their rows are locked
    static Mono<Void> update(DatabaseClient database, JsonMapper json, List<Did> dids) {
        return bindSettings(database.sql(UPDATE), json, dids).then();
    }

    private static GenericExecuteSpec bindSettings(GenericExecuteSpec sql, JsonMapper json, List<Did> dids) {
        return sql.bind("ids", Binds.uuids(dids, did -> did.id().value()))
                .bind("areaCodes", ofSettings(dids, Did.Settings::areaCode))
                .bind("trunks", ofSettings(dids, Did.Settings::trunk))
                .bind("statuses", ofSettings(dids, settings -> settings.status().name()))
                .bind("maxUsages", Binds.bigints(dids, did -> did.settings().maxUsage()))
                .bind("tags", ofSettings(dids, settings -> String.join("|", settings.tags())))
                .bind("metadata", ofSettings(dids, settings -> json.writeValueAsString(settings.metadata())))
                .bind("versions", Binds.bigints(dids, Did::version))
                .bind("updatedAt", Binds.instants(dids, Did::updatedAt));
    }

    private static @Nullable String[] ofSettings(List<Did> dids, Function<Did.Settings, @Nullable String> part) {
        return Binds.texts(dids, did -> part.apply(did.settings()));
    }

    /// @return those of the numbers that their tenant has, in E.164 form
    static Mono<Set<String>> numbersOfTenant(DatabaseClient database, List<Did> dids) {
        return database.sql(NUMBERS_OF_TENANT)
                .bind("tenant", dids.getFirst().tenantId().value())
                .bind("numbers", Binds.texts(dids, did -> did.number().e164()))
                .map(RowReader.with(row -> row.text("number")))
                .all()
                .collect(Collectors.toSet());
    }
}
