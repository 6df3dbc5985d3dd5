package io.trunkline.provisioning.passwordkeys.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The use of the keys that encrypt SIP passwords.
///
/// @param keyIds in the order in which they were added
/// @param primaryId of the key that encrypts
/// @param passwords that each key has encrypted; without those that have none
/// @param unapplied carriers and clients whose latest version is not in Asterisk's tables
public record KeyUse(List<Long> keyIds, long primaryId, Map<Long, Long> passwords, long unapplied) {
    /// The state of a key.
    public enum State {
        /// It encrypts.
        PRIMARY,
        /// It was added and encrypts nothing yet.
        WAITING,
        /// Passwords have it, in this service or in Asterisk's tables.
        IN_USE,
        /// No password needs it.
        REMOVABLE
    }

    public State stateOf(long keyId) {
        if (keyId == primaryId) {
            return State.PRIMARY;
        }
        if (passwordsOf(keyId) > 0) {
            return State.IN_USE;
        }
        if (keyIds.indexOf(keyId) > keyIds.indexOf(primaryId)) {
            return State.WAITING;
        }
        return unapplied > 0 ? State.IN_USE : State.REMOVABLE;
    }

    public long passwordsOf(long keyId) {
        return passwords.getOrDefault(keyId, 0L);
    }

    /// The key that was added and is not the primary yet.
    public Optional<Long> waiting() {
        return keyIds.stream().filter(id -> stateOf(id) == State.WAITING).findFirst();
    }

    /// Passwords that have another key than the primary.
    public long unsealed() {
        return passwords.entrySet().stream()
                .filter(use -> use.getKey() != primaryId)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
