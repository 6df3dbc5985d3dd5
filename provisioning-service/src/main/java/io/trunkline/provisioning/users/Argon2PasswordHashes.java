package io.trunkline.provisioning.users;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Argon2id with OWASP's second choice of parameters: 19 MiB, two passes, one lane.
@Component
class Argon2PasswordHashes implements PasswordHashes, DisposableBean {
    private static final int THREADS = 2;
    /// Beyond this many waiting, a login fails at once instead of queueing for seconds.
    private static final int WAITING = 100;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, WAITING, "argon2");

    @Override
    public Mono<String> hash(String password) {
        return Mono.fromCallable(() -> encoder.encode(password)).subscribeOn(scheduler);
    }

    @Override
    public Mono<Boolean> matches(String password, String hash) {
        return Mono.fromCallable(() -> encoder.matches(password, hash)).subscribeOn(scheduler);
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
