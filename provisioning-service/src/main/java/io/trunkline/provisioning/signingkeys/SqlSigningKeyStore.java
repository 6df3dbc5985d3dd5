package io.trunkline.provisioning.signingkeys;

import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.signingkeys.domain.SigningKey;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlSigningKeyStore implements SigningKeyStore {
    private static final String ALL = """
            SELECT id, kid, sealed_key, created_at, signs_from FROM signing_keys
            """;
    private static final String LOCK = """
            LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE
            """;
    private static final String INSERT = """
            INSERT INTO signing_keys (id, kid, sealed_key, created_at, signs_from)
            VALUES (:id, :kid, :sealed, :createdAt, :signsFrom)
            """;
    private static final String DELETE = """
            DELETE FROM signing_keys WHERE id = ANY(:ids)
            """;

    private final DatabaseClient database;

    SqlSigningKeyStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<SealedKey>> all() {
        return database.sql(ALL)
                .map(RowReader.with(SqlSigningKeyStore::toKey))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<SealedKey>> lockAll() {
        return database.sql(LOCK).then().then(all());
    }

    @Override
    public Mono<Void> insert(SealedKey key) {
        return database.sql(INSERT)
                .bind("id", key.key().id())
                .bind("kid", key.key().keyId())
                .bind("sealed", key.sealed())
                .bind("createdAt", key.key().createdAt())
                .bind("signsFrom", key.key().signsFrom())
                .then();
    }

    @Override
    public Mono<Void> delete(List<UUID> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : database.sql(DELETE).bind("ids", ids.toArray(UUID[]::new)).then();
    }

    private static SealedKey toKey(RowReader row) {
        return new SealedKey(
                new SigningKey(row.uuid("id"), row.text("kid"), row.instant("created_at"), row.instant("signs_from")),
                row.text("sealed_key"));
    }
}
