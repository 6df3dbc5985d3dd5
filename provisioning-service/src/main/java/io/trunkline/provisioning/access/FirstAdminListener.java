package io.trunkline.provisioning.access;

import io.trunkline.messaging.Blocking;
import io.trunkline.provisioning.platform.Passwords;
import io.trunkline.provisioning.platform.SecretFiles;
import io.trunkline.provisioning.users.FirstUser;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;
import tools.jackson.databind.json.JsonMapper;

/// At the first start, when there is no user yet, makes an admin with a random password. The password is in a
/// file that only the service's user may read; the log says where.
@Component
class FirstAdminListener implements ApplicationListener<ApplicationStartedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdminListener.class);
    private static final String FILE = "first-admin.json";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /// A database that starts together with the service may be slow to answer.
    private static final RetryBackoffSpec WHILE_AWAY = Retry.fixedDelay(60, Duration.ofSeconds(1))
            .filter(fault -> fault instanceof DataAccessException || fault instanceof TransactionException);

    private final FirstUser firstUser;
    private final SecretFiles files;
    private final JsonMapper json;

    FirstAdminListener(FirstUser firstUser, SecretFiles files, JsonMapper json) {
        this.firstUser = firstUser;
        this.files = files;
        this.json = json;
    }

    /// Blocks, because the service must not call itself ready before somebody can log in.
    @Blocking("The service must not report ready before an admin can sign in.")
    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        var needed = firstUser.needed().retryWhen(WHILE_AWAY).block(LIMIT);
        if (Boolean.TRUE.equals(needed)) {
            var admin = json.readValue(files.readOrMake(FILE, this::made), Admin.class);
            firstUser
                    .make(admin.username(), admin.password())
                    .retryWhen(WHILE_AWAY)
                    .block(LIMIT);
            LOG.info("Made the first admin; username and password are in {}", files.path(FILE));
        }
    }

    private String made() {
        return json.writeValueAsString(Map.of("username", "admin", "password", Passwords.random()));
    }

    private record Admin(String username, String password) {}
}
