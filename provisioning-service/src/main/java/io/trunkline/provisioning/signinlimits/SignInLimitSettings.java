package io.trunkline.provisioning.signinlimits;

import io.trunkline.provisioning.signinlimits.domain.DelayRule;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.sign-in.*`.
///
/// @param failuresPerAccountAndAddress failed attempts for one account from one address before it has to wait
/// @param failuresPerAccount failed attempts for one account from all addresses before unknown addresses have to
///     wait
/// @param failuresPerAddress failed attempts for all accounts from one address in 10 minutes, after which it waits
///     as long
/// @param maxDelay the longest delay for an account; delays double with each failure until then
/// @param knownAddress how long an account knows an address that it has signed in from
@ConfigurationProperties("trunkline.sign-in")
record SignInLimitSettings(
        int failuresPerAccountAndAddress,
        int failuresPerAccount,
        int failuresPerAddress,
        Duration maxDelay,
        Duration knownAddress) {
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final Duration ADDRESS_PERIOD = Duration.ofMinutes(10);

    DelayRule perAccountAndAddress() {
        return new DelayRule(failuresPerAccountAndAddress, Duration.ofMinutes(1), maxDelay, PERIOD);
    }

    DelayRule perAccount() {
        return new DelayRule(failuresPerAccount, Duration.ofSeconds(1), maxDelay, PERIOD);
    }

    DelayRule perAddress() {
        return new DelayRule(failuresPerAddress, ADDRESS_PERIOD, ADDRESS_PERIOD, ADDRESS_PERIOD);
    }
}
