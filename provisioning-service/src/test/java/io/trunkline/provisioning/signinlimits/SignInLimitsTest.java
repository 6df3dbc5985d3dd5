package io.trunkline.provisioning.signinlimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.signinlimits.domain.SignInAttempt;
import io.trunkline.web.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// An attempt that is not refused hashes the password, which takes tens of milliseconds of CPU time.
class SignInLimitsTest {
    private static final int TRIES = 10_000;
    private static final String HOME = "198.51.100.7";
    private static final SignInLimitSettings SETTINGS =
            new SignInLimitSettings(5, 10, 100, Duration.ofMinutes(15), Duration.ofDays(30));

    private final KnownAddresses known = new KnownAddresses();
    private final SignInLimits limits = new CountedSignInLimits(SETTINGS, known, clock(), new SimpleMeterRegistry());
    private final Map<String, Integer> hashes = new TreeMap<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void ten_thousand_tries_for_one_account_from_one_address_in_an_hour() {
        attack(Duration.ofHours(1), i -> SignInAttempt.of("ann", "203.0.113.7"));

        // five, then after 1, 2, 4 and 8 minutes, then every 15 minutes
        assertThat(hashes).containsExactly(Map.entry("ann", 5 + 4 + 2));
    }

    @Test
    void ten_thousand_tries_for_one_account_from_as_many_addresses_in_an_hour() {
        signIn("ann", HOME);

        attack(Duration.ofHours(1), i -> SignInAttempt.of("ann", "203.0.113." + i));

        assertThat(hashes.get("ann")).isBetween(20, 24);
        assertThat(signIn("ann", HOME)).isTrue();
        assertThatThrownBy(() -> signIn("ann", "192.0.2.1")).satisfies(SignInLimitsTest::isThrottled);
    }

    @Test
    void ten_thousand_tries_for_as_many_accounts_from_one_address_in_an_hour() {
        signIn("ann", HOME);

        attack(Duration.ofHours(1), i -> SignInAttempt.of("name" + i, "203.0.113.7"));

        assertThat(hashes).hasSize(600);
        assertThat(signIn("ann", HOME)).isTrue();
    }

    @Test
    void ten_thousand_tries_for_a_hundred_accounts_from_a_thousand_addresses_in_an_hour() {
        signIn("name7", HOME);

        attack(Duration.ofHours(1), i -> SignInAttempt.of("name" + i % 100, "203.0.113." + i % 1000));

        assertThat(hashes.values()).allSatisfy(tried -> assertThat(tried).isLessThan(25));
        assertThat(signIn("name7", HOME)).isTrue();
    }

    @Test
    void ten_thousand_parallel_tries_are_counted_before_the_first_one_fails() {
        var throttled = Flux.range(0, TRIES)
                .flatMap(
                        i -> limits.verify(SignInAttempt.of("ann", "203.0.113.7"), verification("ann", Mono.never()))
                                .onErrorResume(ProblemException.class, _ -> Mono.just(false)),
                        TRIES)
                .take(TRIES - 5)
                .count()
                .block(Duration.ofSeconds(30));

        assertThat(throttled).isEqualTo(TRIES - 5);
        assertThat(hashes).containsExactly(Map.entry("ann", 5));
    }

    @Test
    void the_owner_of_an_account_at_the_address_of_an_attack_is_limited_only_by_its_own_failures() {
        signIn("ann", "203.0.113.7");
        attack(Duration.ofMinutes(5), i -> SignInAttempt.of("name" + i, "203.0.113.7"));

        assertThat(signIn("ann", "203.0.113.7")).isTrue();
        assertThatThrownBy(() -> signIn("bob", "203.0.113.7")).satisfies(SignInLimitsTest::isThrottled);
    }

    @Test
    void an_address_is_known_for_thirty_days() {
        signIn("ann", HOME);
        pass(Duration.ofDays(30));
        attack(Duration.ofHours(1), i -> SignInAttempt.of("ann", "203.0.113." + i));

        assertThatThrownBy(() -> signIn("ann", HOME)).satisfies(SignInLimitsTest::isThrottled);
    }

    @Test
    void successful_sign_ins_are_not_limited() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(signIn("ann", HOME)).isTrue();
            assertThat(signIn("name" + i, HOME)).isTrue();
        }
    }

    @Test
    void a_secret_without_an_account_is_limited_by_address() {
        attack(Duration.ofMinutes(9), i -> SignInAttempt.from("203.0.113.7"));

        assertThat(hashes).containsExactly(Map.entry("", 100));
        assertThat(limits.verify(SignInAttempt.from(HOME), Mono.just(true)).block())
                .isTrue();
    }

    @Test
    void a_refused_refresh_token_is_a_failed_attempt_and_does_not_lock_out_passwords() {
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> limits.verify(
                                    SignInAttempt.from(HOME),
                                    Mono.error(ProvisioningProblem.REFRESH_TOKEN_INVALID.problem("wrong")))
                            .block())
                    .isInstanceOf(ProblemException.class);
        }

        assertThatThrownBy(() ->
                        limits.verify(SignInAttempt.from(HOME), Mono.just(true)).block())
                .satisfies(SignInLimitsTest::isThrottled);
        assertThat(signIn("ann", HOME)).isTrue();
    }

    @Test
    void an_unavailable_database_is_not_a_failed_attempt() {
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> limits.verify(
                                    SignInAttempt.of("ann", HOME), Mono.error(new IllegalStateException("unavailable")))
                            .block())
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(signIn("ann", HOME)).isTrue();
    }

    @Test
    void the_response_has_the_time_to_wait() {
        for (int i = 0; i < 6; i++) {
            attempt(SignInAttempt.of("ann", HOME));
        }

        assertThatThrownBy(() -> signIn("ann", HOME))
                .satisfies(problem ->
                        assertThat(((ProblemException) problem).retryAfter()).isEqualTo(Duration.ofMinutes(1)));
    }

    /// Wrong passwords, evenly over a time.
    private void attack(Duration length, IntFunction<SignInAttempt> attempt) {
        for (int i = 0; i < TRIES; i++) {
            attempt(attempt.apply(i));
            pass(length.dividedBy(TRIES));
        }
    }

    private void attempt(SignInAttempt attempt) {
        limits.verify(attempt, verification(attempt.account().orElse(""), Mono.empty()))
                .onErrorComplete(ProblemException.class)
                .block();
    }

    private boolean signIn(String account, String address) {
        return Boolean.TRUE.equals(limits.verify(SignInAttempt.of(account, address), Mono.just(true))
                .block());
    }

    private <T> Mono<T> verification(String account, Mono<T> result) {
        return Mono.defer(() -> {
            hashes.merge(account, 1, Integer::sum);
            return result;
        });
    }

    private static void isThrottled(Throwable problem) {
        assertThat(((ProblemException) problem).code()).isEqualTo(ProvisioningProblem.SIGN_IN_THROTTLED);
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static final class KnownAddresses implements SignInAddresses {
        private final Map<String, Instant> signedInAt = new HashMap<>();

        @Override
        public Mono<Boolean> isKnown(String account, String address, Instant since) {
            return Mono.fromSupplier(() -> signedInAt
                    .getOrDefault(account + " " + address, Instant.MIN)
                    .isAfter(since));
        }

        @Override
        public Mono<Void> record(String account, String address, Instant now) {
            return Mono.fromRunnable(() -> signedInAt.put(account + " " + address, now));
        }
    }
}
