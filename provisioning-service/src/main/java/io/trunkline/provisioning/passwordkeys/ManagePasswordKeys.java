package io.trunkline.provisioning.passwordkeys;

import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.provisioning.audit.ChangeRecorder;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange.Action;
import io.trunkline.provisioning.passwordkeys.domain.KeyUse;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.realtimewriter.RealtimeWriter;
import io.trunkline.provisioning.secrets.PasswordKeyset;
import io.trunkline.provisioning.secrets.domain.PasswordKey;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Adds, uses and removes the keys that encrypt SIP passwords, one request at a time.
@Component
class ManagePasswordKeys {
    private final PasswordKeyset keyset;
    private final SealedPasswords passwords;
    private final RealtimeWriter realtimeWriter;
    private final ChangeRecorder changes;
    private final TransactionalOperator transactions;

    ManagePasswordKeys(
            PasswordKeyset keyset,
            SealedPasswords passwords,
            RealtimeWriter realtimeWriter,
            ChangeRecorder changes,
            TransactionalOperator transactions) {
        this.keyset = keyset;
        this.passwords = passwords;
        this.realtimeWriter = realtimeWriter;
        this.changes = changes;
        this.transactions = transactions;
    }

    Mono<KeyUse> use() {
        return Mono.zip(passwords.countByKey(), passwords.countUnapplied())
                .map(counts -> useOf(keyset.keys(), counts.getT1(), counts.getT2()));
    }

    /// Adds a key unless one waits, and makes it the primary when realtime-writer has it. Until then realtime-writer
    /// could not decrypt what it encrypts.
    Mono<KeyUse> rotate(CurrentUser by) {
        return passwords
                .lockKeys()
                .then(Mono.defer(this::use))
                .map(this::waitingKey)
                .delayUntil(this::requireDistributed)
                .doOnNext(keyset::makePrimary)
                .flatMap(key -> record(by, Action.CREATE, key))
                .onErrorMap(UncheckedIOException.class, ManagePasswordKeys::readOnly)
                .as(transactions::transactional)
                .then(Mono.defer(this::use));
    }

    Mono<Void> remove(CurrentUser by, long keyId) {
        return passwords
                .lockKeys()
                .then(Mono.defer(this::use))
                .map(use -> removableKey(use, keyId))
                .doOnNext(keyset::remove)
                .flatMap(key -> record(by, Action.DELETE, key))
                .onErrorMap(UncheckedIOException.class, ManagePasswordKeys::readOnly)
                .as(transactions::transactional);
    }

    private PasswordKey waitingKey(KeyUse use) {
        return use.waiting().map(id -> new PasswordKey(id, false)).orElseGet(keyset::add);
    }

    private Mono<Void> requireDistributed(PasswordKey key) {
        return realtimeWriter
                .passwordKeys()
                .switchIfEmpty(Mono.error(() -> ProvisioningProblem.PASSWORD_KEY_UNCONFIRMED.problem(
                        "Key " + key.id() + " waits until realtime-writer answers; repeat the request then")))
                .filter(known -> !known.contains(key.id()))
                .flatMap(_ -> Mono.error(ProvisioningProblem.PASSWORD_KEY_NOT_DISTRIBUTED.problem("Give"
                        + " realtime-writer the new carrier-keyset.json, which has key " + key.id()
                        + ", and repeat the request")));
    }

    private static PasswordKey removableKey(KeyUse use, long keyId) {
        if (!use.keyIds().contains(keyId)) {
            throw CommonProblem.NOT_FOUND.problem("There is no such key");
        }
        var state = use.stateOf(keyId);
        // a waiting key may have been the primary before
        var mayBeApplied = state == KeyUse.State.WAITING && use.unapplied() > 0;
        if (state == KeyUse.State.PRIMARY || state == KeyUse.State.IN_USE || mayBeApplied) {
            throw ProvisioningProblem.PASSWORD_KEY_IN_USE.problem(
                    state == KeyUse.State.PRIMARY
                            ? "The key encrypts new passwords; rotate the keys first"
                            : use.passwordsOf(keyId) + " passwords have the key, and " + use.unapplied()
                                    + " carriers and clients are not applied in their latest version");
        }
        return new PasswordKey(keyId, false);
    }

    private Mono<Void> record(CurrentUser by, Action action, PasswordKey key) {
        var id = Long.toString(key.id());
        var shown = Map.of("id", key.id());
        return changes.record(new RecordedChange(
                by,
                action,
                new Entity("password-key", id, null, null),
                action == Action.CREATE ? Change.to(shown) : Change.from(shown),
                List.of()));
    }

    private static Throwable readOnly(UncheckedIOException fault) {
        return ProvisioningProblem.PASSWORD_KEYSET_READ_ONLY.problem(
                "The service cannot write carrier-keyset.json; change the file where it comes from");
    }

    private static KeyUse useOf(List<PasswordKey> keys, Map<Long, Long> passwords, long unapplied) {
        long primary = keys.stream()
                .filter(PasswordKey::isPrimary)
                .findFirst()
                .orElseThrow()
                .id();
        return new KeyUse(keys.stream().map(PasswordKey::id).toList(), primary, passwords, unapplied);
    }
}
