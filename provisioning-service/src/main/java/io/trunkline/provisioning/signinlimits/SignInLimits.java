package io.trunkline.provisioning.signinlimits;

import io.trunkline.provisioning.signinlimits.domain.SignInAttempt;
import reactor.core.publisher.Mono;

/// Limits how often a password or another secret can be guessed.
public interface SignInLimits {
    /// Verifies a secret, unless too many attempts have failed.
    ///
    /// The limits of an account that does not exist are the same, and so is the work before the verification.
    ///
    /// @param verification empty, or a problem with a 4xx status, if the secret is wrong. Another error, such as an
    ///     unavailable database, does not count as a failed attempt; a canceled request does
    /// @return the result of the verification; fails with `auth.login-throttled` without subscribing to it
    <T> Mono<T> verify(SignInAttempt attempt, Mono<T> verification);
}
