package io.trunkline.provisioning.signinlimits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.signinlimits.domain.SignInAttempt;
import io.trunkline.web.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Counts failed attempts in the memory of this replica. At an address that an account has signed in from lately,
/// it is limited neither by the failures at other addresses nor by those for other accounts.
@Component
class CountedSignInLimits implements SignInLimits {
    private final FailureCounters accountsAndAddresses;
    private final FailureCounters accounts;
    private final FailureCounters addresses;
    /// Apart from passwords: wrong ones must not keep others at the same address from continuing their sessions.
    private final FailureCounters addressesWithoutAccount;
    private final SignInAddresses known;
    private final Duration knownFor;
    private final Clock clock;
    private final Counter refused;

    CountedSignInLimits(SignInLimitSettings settings, SignInAddresses known, Clock clock, MeterRegistry meters) {
        this.accountsAndAddresses = new FailureCounters(settings.perAccountAndAddress());
        this.accounts = new FailureCounters(settings.perAccount());
        this.addresses = new FailureCounters(settings.perAddress());
        this.addressesWithoutAccount = new FailureCounters(settings.perAddress());
        this.known = known;
        this.knownFor = settings.knownAddress();
        this.clock = clock;
        this.refused = meters.counter("trunkline.sign-in.throttled");
    }

    @Override
    public <T> Mono<T> verify(SignInAttempt attempt, Mono<T> verification) {
        return Mono.defer(() -> begin(attempt))
                .flatMap(begun -> verification
                        .doOnError(error -> !isWrongSecret(error), _ -> begun.takeBack())
                        .delayUntil(_ -> begun.succeed()));
    }

    private static boolean isWrongSecret(Throwable error) {
        return error instanceof ProblemException problem
                && problem.code().status().is4xxClientError();
    }

    private Mono<BegunAttempt> begin(SignInAttempt attempt) {
        return attempt.account()
                .map(account -> beginForAccount(account, attempt.address(), clock.instant()))
                .orElseGet(() -> beginWithoutAccount(attempt.address(), clock.instant()));
    }

    private Mono<BegunAttempt> beginWithoutAccount(String address, Instant now) {
        Duration wait = addressesWithoutAccount.begin(address, now);
        return wait.isZero() ? Mono.just(() -> addressesWithoutAccount.takeBack(address)) : refuse(wait);
    }

    /// Counts an attempt as failed, first where that needs no query.
    private Mono<BegunAttempt> beginForAccount(String account, String address, Instant now) {
        Duration wait = accountsAndAddresses.begin(both(account, address), now);
        if (!wait.isZero()) {
            return refuse(wait);
        }
        Duration addressWait = addresses.begin(address, now);
        Duration accountWait = accounts.begin(account, now);
        var begun = new BegunSignIn(account, address, accountWait.isZero(), addressWait.isZero());
        Duration longer = addressWait.compareTo(accountWait) > 0 ? addressWait : accountWait;
        return longer.isZero() ? Mono.just(begun) : requireKnown(begun, now, longer);
    }

    private Mono<BegunAttempt> requireKnown(BegunSignIn begun, Instant now, Duration wait) {
        return known.isKnown(begun.account, begun.address, now.minus(knownFor))
                .doOnError(_ -> begun.takeBack())
                .filter(Boolean::booleanValue)
                .<BegunAttempt>map(_ -> begun)
                .switchIfEmpty(Mono.defer(() -> {
                    begun.takeBack();
                    return refuse(wait);
                }));
    }

    private <T> Mono<T> refuse(Duration wait) {
        refused.increment();
        return Mono.error(() -> ProvisioningProblem.SIGN_IN_THROTTLED
                .problem("Too many attempts have failed; wait for the time in Retry-After")
                .withRetryAfter(wait));
    }

    private static String both(String account, String address) {
        return address + " " + account;
    }

    /// An attempt that is counted as failed.
    @FunctionalInterface
    private interface BegunAttempt {
        void takeBack();

        default Mono<Void> succeed() {
            return Mono.fromRunnable(this::takeBack);
        }
    }

    private final class BegunSignIn implements BegunAttempt {
        private final String account;
        private final String address;
        private final boolean isCountedByAccount;
        private final boolean isCountedByAddress;

        BegunSignIn(String account, String address, boolean isCountedByAccount, boolean isCountedByAddress) {
            this.account = account;
            this.address = address;
            this.isCountedByAccount = isCountedByAccount;
            this.isCountedByAddress = isCountedByAddress;
        }

        @Override
        public void takeBack() {
            accountsAndAddresses.takeBack(both(account, address));
            if (isCountedByAccount) {
                accounts.takeBack(account);
            }
            if (isCountedByAddress) {
                addresses.takeBack(address);
            }
        }

        /// The account knows the address from now on.
        @Override
        public Mono<Void> succeed() {
            takeBack();
            accountsAndAddresses.forget(both(account, address));
            return known.record(account, address, clock.instant());
        }
    }
}
