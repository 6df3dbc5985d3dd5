package io.trunkline.provisioning.signingkeys;

import com.nimbusds.jose.jwk.ECKey;
import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.provisioning.audit.ChangeRecorder;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange.Action;
import io.trunkline.provisioning.platform.SystemUser;
import io.trunkline.provisioning.signingkeys.domain.KeySchedule;
import io.trunkline.provisioning.signingkeys.domain.SigningKey;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// The signing keys, in memory as of the last refresh. All replicas have the same rows, and a new key does not sign
/// before each of them has read it. Requests have no access to the table, so everything runs as the owner
/// of the database.
@Component
class ManageSigningKeys implements SigningKeys {
    private final SigningKeyStore store;
    private final KeySealer sealer;
    private final ChangeRecorder changes;
    private final TransactionalOperator transactions;
    private final Clock clock;
    private volatile @Nullable Keyring keyring;

    ManageSigningKeys(
            SigningKeyStore store,
            KeySealer sealer,
            ChangeRecorder changes,
            TransactionalOperator transactions,
            Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param keys with their private parts, by id of the row
    private record Keyring(KeySchedule schedule, Map<UUID, ECKey> keys) {
        ECKey key(SigningKey key) {
            return Objects.requireNonNull(keys.get(key.id()));
        }
    }

    @Override
    public Mono<ECKey> signing() {
        return current().map(ring -> ring.key(ring.schedule().signing(now()).orElseThrow()));
    }

    @Override
    public Mono<List<ECKey>> published() {
        return current()
                .map(ring -> ring.schedule().published(now()).stream()
                        .map(key -> ring.key(key).toPublicJWK())
                        .toList());
    }

    Mono<KeySchedule> schedule() {
        return refresh().map(Keyring::schedule);
    }

    /// Adds a key that signs in ten minutes. While such a key waits, none is added.
    Mono<KeySchedule> rotate(CurrentUser by) {
        return store.lockAll()
                .map(ManageSigningKeys::scheduleOf)
                .flatMap(schedule -> schedule.next(now()).isPresent() ? Mono.empty() : add(by, schedule))
                .as(transactions::transactional)
                .as(OwnerAccess::run)
                .then(schedule());
    }

    /// Reads the keys, replaces one that is due, and deletes those whose tokens have expired.
    Mono<Void> maintain() {
        return refresh()
                .map(Keyring::schedule)
                .flatMap(schedule -> deleteExpired(schedule).then(rotateIfDue(schedule)));
    }

    private Mono<Void> deleteExpired(KeySchedule schedule) {
        return store.delete(schedule.expired(now()).stream().map(SigningKey::id).toList());
    }

    private Mono<Void> rotateIfDue(KeySchedule schedule) {
        return schedule.isRotationDue(now()) ? addIfDue().then(refresh()).then() : Mono.empty();
    }

    private Mono<Keyring> current() {
        var known = keyring;
        return known == null ? refresh() : Mono.just(known);
    }

    private Mono<Keyring> refresh() {
        return store.all()
                .flatMap(rows -> rows.isEmpty() ? addIfDue().then(store.all()) : Mono.just(rows))
                .map(this::toKeyring)
                .doOnNext(ring -> keyring = ring)
                .as(OwnerAccess::run);
    }

    private Mono<Void> addIfDue() {
        return store.lockAll()
                .map(ManageSigningKeys::scheduleOf)
                .filter(schedule -> schedule.isRotationDue(now()))
                .flatMap(schedule -> add(SystemUser.INSTANCE, schedule))
                .as(transactions::transactional);
    }

    private Mono<Void> add(CurrentUser by, KeySchedule schedule) {
        var pair = firstKey(schedule).orElseGet(KeySealer::generate);
        var key = new SigningKey(UUID.randomUUID(), pair.getKeyID(), now(), schedule.signsFrom(now()));
        return store.insert(new SealedKey(key, sealer.seal(key.id(), pair)))
                .then(changes.record(new RecordedChange(
                        by,
                        Action.CREATE,
                        Entity.ofPlatform("signing-key", key.id(), 1),
                        Change.to(SigningKeyView.of(key)),
                        List.of())));
    }

    /// Tokens that a build from before the release has issued stay valid.
    private Optional<ECKey> firstKey(KeySchedule schedule) {
        return schedule.keys().isEmpty() ? sealer.earlierKey() : Optional.empty();
    }

    private Keyring toKeyring(List<SealedKey> rows) {
        var before = keyring;
        var keys = rows.stream()
                .collect(Collectors.toMap(
                        row -> row.key().id(),
                        row -> Optional.ofNullable(before)
                                .map(ring -> ring.keys().get(row.key().id()))
                                .orElseGet(() -> sealer.unseal(row))));
        return new Keyring(scheduleOf(rows), keys);
    }

    private static KeySchedule scheduleOf(List<SealedKey> rows) {
        return new KeySchedule(rows.stream().map(SealedKey::key).toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
