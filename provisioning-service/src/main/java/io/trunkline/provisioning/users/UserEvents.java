package io.trunkline.provisioning.users;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.users.domain.UserId;
import io.trunkline.telephony.ids.TenantId;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Turns a user into access.changed: whether the user has access, and which tokens are revoked.
@Configuration(proxyBeanMethods = false)
class UserEvents {

    @Bean
    RepublishSource userRepublishSource(UserRepository users) {
        return (after, limit) -> users.lockPageForShare(new UserId(after), limit)
                .map(page ->
                        page.stream().flatMap(user -> eventsFor(user).stream()).toList());
    }

    static List<Event> eventsFor(User user) {
        return List.of(new AccessChanged(
                user.id().value(),
                user.version(),
                user.deletedAt() != null,
                AccessChanged.Kind.USER,
                user.settings().tenantId().map(TenantId::value).orElse(null),
                user.isActive(),
                user.tokensVoidBefore()));
    }
}
