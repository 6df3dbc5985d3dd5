package io.trunkline.provisioning.users;

import io.trunkline.messaging.Blocking;
import io.trunkline.messaging.DatabaseRetry;
import io.trunkline.provisioning.platform.RandomText;
import io.trunkline.provisioning.platform.SecretFiles;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Creates an admin with a random password at the first start. The password is written to a file that only the
/// owner of the process can read; the log shows its path.
@Component
class FirstAdminSetup implements ApplicationListener<ApplicationStartedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdminSetup.class);
    private static final String FILE = "first-admin.json";

    private final CreateFirstAdmin firstAdmin;
    private final SecretFiles files;
    private final JsonMapper json;

    FirstAdminSetup(CreateFirstAdmin firstAdmin, SecretFiles files, JsonMapper json) {
        this.firstAdmin = firstAdmin;
        this.files = files;
        this.json = json;
    }

    @Blocking("The service must not report ready before an admin can sign in.")
    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        var needed = firstAdmin
                .isNeeded()
                .retryWhen(DatabaseRetry.whileUnavailable())
                .block();
        if (Boolean.TRUE.equals(needed)) {
            var admin = json.readValue(files.readOrCreate(FILE, this::newCredentials), AdminCredentials.class);
            firstAdmin
                    .create(admin.username(), admin.password())
                    .retryWhen(DatabaseRetry.whileUnavailable())
                    .block();
            LOG.info("created the first admin: username and password are in {}", files.path(FILE));
        }
    }

    private String newCredentials() {
        return json.writeValueAsString(Map.of("username", "admin", "password", RandomText.password()));
    }

    private record AdminCredentials(String username, String password) {}
}
