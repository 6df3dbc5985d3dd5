package io.trunkline.provisioning.signinlimits;

import io.trunkline.data.idempotency.Fingerprint;
import io.trunkline.data.rows.RowReader;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import java.time.Instant;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Stores a keyed hash of each account and address, so that the table shows neither. A query takes the same time
/// for an account that does not exist.
@Component
class SqlSignInAddresses implements SignInAddresses {
    private static final String IS_KNOWN = """
            SELECT EXISTS (SELECT FROM sign_in_addresses WHERE digest = :digest AND signed_in_at > :since) AS known
            """;
    /// Written once a day at most.
    private static final String RECORD = """
            INSERT INTO sign_in_addresses (digest, signed_in_at)
            VALUES (:digest, :now)
            ON CONFLICT (digest) DO UPDATE SET signed_in_at = excluded.signed_in_at
                WHERE sign_in_addresses.signed_in_at < excluded.signed_in_at - INTERVAL '1 day'
            """;

    private final DatabaseClient database;
    private final Fingerprint fingerprint;

    SqlSignInAddresses(DatabaseClient database, Fingerprint fingerprint) {
        this.database = database;
        this.fingerprint = fingerprint;
    }

    @Override
    public Mono<Boolean> isKnown(String account, String address, Instant since) {
        return database.sql(IS_KNOWN)
                .bind("digest", digest(account, address))
                .bind("since", since)
                .map(RowReader.with(row -> row.bool("known")))
                .one()
                .as(OwnerAccess::run);
    }

    @Override
    public Mono<Void> record(String account, String address, Instant now) {
        return database.sql(RECORD)
                .bind("digest", digest(account, address))
                .bind("now", now)
                .then()
                .as(OwnerAccess::run);
    }

    private String digest(String account, String address) {
        return fingerprint.of(Map.of("account", account, "address", address));
    }
}
