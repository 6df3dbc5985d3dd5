package io.trunkline.provisioning.passwordkeys;

import io.trunkline.provisioning.passwordkeys.SealedPasswords.Owner;
import io.trunkline.provisioning.secrets.PasswordKeyset;
import io.trunkline.provisioning.secrets.PasswordResealer;
import io.trunkline.provisioning.secrets.PasswordSealer;
import io.trunkline.provisioning.secrets.domain.PasswordKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Encrypts with the primary key what other keys have encrypted. Each password is a transaction of its own, so an
/// interrupted run continues where it stopped.
@Component
class ResealPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(ResealPasswords.class);
    private static final UUID BEFORE_FIRST = new UUID(0, 0);
    private static final int PAGE = 100;

    private final SealedPasswords passwords;
    private final PasswordKeyset keyset;
    private final PasswordSealer sealer;
    private final Map<String, PasswordResealer> resealers;

    ResealPasswords(
            SealedPasswords passwords, PasswordKeyset keyset, PasswordSealer sealer, List<PasswordResealer> resealers) {
        this.passwords = passwords;
        this.keyset = keyset;
        this.sealer = sealer;
        this.resealers = resealers.stream().collect(Collectors.toMap(PasswordResealer::kind, one -> one));
    }

    /// Leaves passwords of keys that this replica does not have: another one has already encrypted them again.
    Mono<Void> resealAll() {
        return Mono.fromCallable(this::otherKeys)
                .filter(keys -> !keys.isEmpty())
                .flatMapMany(
                        keys -> passwords.findPage(keys, BEFORE_FIRST, PAGE).expand(page -> next(keys, page)))
                .concatMapIterable(page -> page)
                .concatMap(this::reseal)
                .then();
    }

    private List<Long> otherKeys() {
        return keyset.keys().stream()
                .filter(key -> !key.isPrimary())
                .map(PasswordKey::id)
                .toList();
    }

    private Mono<List<Owner>> next(List<Long> keys, List<Owner> page) {
        return page.size() < PAGE
                ? Mono.empty()
                : passwords.findPage(keys, page.getLast().id(), PAGE);
    }

    private Mono<Void> reseal(Owner owner) {
        var change = owner.isDeleted()
                ? Mono.fromCallable(() -> sealer.reseal(owner.kind(), owner.sealedFor(), owner.sealed()))
                        .flatMap(text -> passwords.replaceOfDeleted(owner, text))
                : Objects.requireNonNull(resealers.get(owner.kind())).reseal(owner.id());
        return change.onErrorResume(IllegalStateException.class, fault -> {
            LOG.error("the password of {} {} cannot be encrypted again", owner.kind(), owner.id(), fault);
            return Mono.empty();
        });
    }
}
