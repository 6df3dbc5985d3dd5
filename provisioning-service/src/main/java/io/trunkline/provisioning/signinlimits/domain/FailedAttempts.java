package io.trunkline.provisioning.signinlimits.domain;

import java.time.Duration;
import java.time.Instant;

/// The failed attempts of one account or address. An attempt counts as failed from its beginning until it succeeds,
/// so that parallel attempts do not all run before the first one fails.
///
/// @param since when the first of them began
/// @param blockedUntil before then, attempts are refused
public record FailedAttempts(int count, Instant since, Instant blockedUntil) {

    public static FailedAttempts none(Instant now) {
        return new FailedAttempts(0, now, now);
    }

    /// Zero if an attempt may begin.
    public Duration waitingTime(Instant now) {
        return now.isBefore(blockedUntil) ? Duration.between(now, blockedUntil) : Duration.ZERO;
    }

    /// With one more attempt, which may begin now.
    public FailedAttempts withAttempt(Instant now, DelayRule rule) {
        FailedAttempts before = now.isBefore(since.plus(rule.period())) ? this : none(now);
        int failed = before.count + 1;
        return new FailedAttempts(failed, before.since, now.plus(rule.delayAfter(failed)));
    }

    /// Without an attempt that did not fail. The next one may begin immediately, as this one could.
    public FailedAttempts withoutAttempt() {
        return new FailedAttempts(Math.max(0, count - 1), since, since);
    }
}
