package io.trunkline.provisioning.passwordkeys;

import static java.util.stream.Collectors.toMap;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// A ciphertext of Tink begins with a byte for its form and the four bytes of the key's id.
@Component
class SqlSealedPasswords implements SealedPasswords {
    private static final String LOCK = """
            SELECT true AS locked FROM pg_advisory_xact_lock(hashtext('password-keys'))
            """;
    private static final String COUNT_BY_KEY = """
            SELECT encode(substring(decode(sealed_password, 'base64') FROM 2 FOR 4), 'hex') AS key,
                count(*) AS passwords
            FROM (SELECT sealed_password FROM carriers UNION ALL SELECT sealed_password FROM clients
                  UNION ALL SELECT further ->> 'sealedPassword'
                  FROM clients, jsonb_array_elements(further_endpoints) AS further) AS sealed
            WHERE sealed_password IS NOT NULL
            GROUP BY key
            """;
    /// Of several realtime databases, the one with the lowest version counts.
    private static final String COUNT_UNAPPLIED = """
            SELECT count(*) AS unapplied
            FROM (SELECT id, version FROM carriers
                  UNION ALL SELECT coalesce(first_endpoint, id), version FROM clients
                  UNION ALL SELECT CAST(further ->> 'id' AS uuid), version
                  FROM clients, jsonb_array_elements(further_endpoints) AS further) AS entity
            LEFT JOIN (SELECT entity_id, min(version) AS version FROM applied_versions GROUP BY entity_id) AS applied
                ON applied.entity_id = entity.id
            WHERE applied.version IS NULL OR applied.version < entity.version
            """;
    private static final String FIND_PAGE = """
            SELECT DISTINCT ON (id) kind, id, sealed_for, sealed_password, deleted
            FROM (
                SELECT 'carrier' AS kind, id, id AS sealed_for, sealed_password, deleted_at IS NOT NULL AS deleted
                FROM carriers WHERE id > :after AND sealed_password IS NOT NULL
                UNION ALL
                SELECT 'client', id, coalesce(first_endpoint, id), sealed_password, deleted_at IS NOT NULL
                FROM clients WHERE id > :after AND sealed_password IS NOT NULL
                UNION ALL
                SELECT 'client', clients.id, CAST(further ->> 'id' AS uuid), further ->> 'sealedPassword',
                    deleted_at IS NOT NULL
                FROM clients, jsonb_array_elements(further_endpoints) AS further
                WHERE clients.id > :after AND further ->> 'sealedPassword' IS NOT NULL) AS sealed
            WHERE encode(substring(decode(sealed_password, 'base64') FROM 2 FOR 4), 'hex') = ANY (:keys)
            ORDER BY id
            LIMIT :limit
            """;
    private static final String REPLACE_OF_DELETED = """
            UPDATE clients SET sealed_password = :sealed
            WHERE id = :id AND deleted_at IS NOT NULL AND sealed_password = :before
            """;

    private final DatabaseClient database;

    SqlSealedPasswords(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> lockKeys() {
        return database.sql(LOCK)
                .map(RowReader.with(row -> row.bool("locked")))
                .one()
                .then();
    }

    @Override
    public Mono<Map<Long, Long>> countByKey() {
        return database.sql(COUNT_BY_KEY)
                .map(RowReader.with(
                        row -> Map.entry(HexFormat.fromHexDigitsToLong(row.text("key")), row.bigint("passwords"))))
                .all()
                .collectList()
                .map(found -> found.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Mono<Long> countUnapplied() {
        return database.sql(COUNT_UNAPPLIED)
                .map(RowReader.with(row -> row.bigint("unapplied")))
                .one();
    }

    @Override
    public Mono<List<Owner>> findPage(Collection<Long> keyIds, UUID after, int limit) {
        return database.sql(FIND_PAGE)
                .bind("keys", Binds.texts(keyIds, "%08x"::formatted))
                .bind("after", after)
                .bind("limit", limit)
                .map(RowReader.with(row -> new Owner(
                        row.text("kind"),
                        row.uuid("id"),
                        row.uuid("sealed_for"),
                        row.text("sealed_password"),
                        row.bool("deleted"))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> replaceOfDeleted(Owner owner, String sealed) {
        return database.sql(REPLACE_OF_DELETED)
                .bind("id", owner.id())
                .bind("before", owner.sealed())
                .bind("sealed", sealed)
                .then();
    }
}
