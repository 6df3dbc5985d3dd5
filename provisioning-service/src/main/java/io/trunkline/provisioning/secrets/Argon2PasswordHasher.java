package io.trunkline.provisioning.secrets;

import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.StorableText;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Argon2id with parameters that OWASP recommends: 19 MiB of memory, two iterations, no parallelism.
@Component
class Argon2PasswordHasher implements PasswordHasher, DisposableBean {
    private static final int THREADS = 2;
    /// With a longer queue, a sign-in fails immediately instead of waiting for seconds.
    private static final int MAX_QUEUED = 100;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, MAX_QUEUED, "argon2");

    @Override
    public Mono<String> hash(String password) {
        return runQueued(() -> encoder.encode(password));
    }

    @Override
    public Mono<Boolean> matches(String password, String hash) {
        return runQueued(() -> StorableText.isStorable(password) && encoder.matches(password, hash));
    }

    private <T> Mono<T> runQueued(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(scheduler)
                .onErrorMap(
                        RejectedExecutionException.class,
                        _ -> CommonProblem.UNAVAILABLE.problem("Too many sign-ins at the moment; try again shortly"));
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
