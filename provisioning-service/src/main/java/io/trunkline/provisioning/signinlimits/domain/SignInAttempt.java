package io.trunkline.provisioning.signinlimits.domain;

import java.util.Optional;

/// An attempt to sign in, or to prove otherwise that one knows a secret.
///
/// @param account the username as entered, in lower case, which need not exist; empty for a secret that is not
///     limited by account since it cannot be guessed, such as a refresh token
/// @param address the address or network that the attempt comes from
public record SignInAttempt(Optional<String> account, String address) {
    public static SignInAttempt of(String account, String address) {
        return new SignInAttempt(Optional.of(account), address);
    }

    /// Limited by address only.
    public static SignInAttempt from(String address) {
        return new SignInAttempt(Optional.empty(), address);
    }
}
