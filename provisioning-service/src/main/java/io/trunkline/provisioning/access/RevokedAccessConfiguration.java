package io.trunkline.provisioning.access;

import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// Keeps this service's list of revoked access up to date. The other services consume access.changed; this one
/// reads its own tables.
@Configuration(proxyBeanMethods = false)
class RevokedAccessConfiguration {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /// A connection that hangs must not delay the next round for long.
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Bean
    BackgroundLoop revokedAccessLoop(SqlRevokedAccessReader reader, InMemoryRevokedAccess revokedAccess) {
        return BackgroundLoop.named("revoked-access").every(INTERVAL, TIMEOUT, () -> refresh(reader, revokedAccess));
    }

    private static Mono<Void> refresh(SqlRevokedAccessReader reader, InMemoryRevokedAccess revokedAccess) {
        return reader.readRecentChanges()
                .doOnNext(changes -> changes.forEach(change ->
                        revokedAccess.apply(change.subjectId(), !change.revoked(), change.tokensVoidBefore())))
                .then();
    }
}
