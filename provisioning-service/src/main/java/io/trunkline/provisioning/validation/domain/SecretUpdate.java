package io.trunkline.provisioning.validation.domain;

/// What a request does to a write-only secret, such as a password. No response contains the secret, so a request
/// that does not name it keeps it.
public sealed interface SecretUpdate {
    /// The request does not name the secret.
    SecretUpdate KEEP = new Keep();

    /// The request has null.
    SecretUpdate REMOVE = new Remove();

    record Keep() implements SecretUpdate {}

    record Remove() implements SecretUpdate {}

    record Replace(String secret) implements SecretUpdate {

        /// Leaves out the secret, so that it never gets into a log.
        @Override
        public String toString() {
            return "Replace[]";
        }
    }

    /// Whether there is a secret after the update.
    ///
    /// @param isStored whether there was one before
    default boolean leavesSecret(boolean isStored) {
        return switch (this) {
            case Keep _ -> isStored;
            case Remove _ -> false;
            case Replace _ -> true;
        };
    }
}
