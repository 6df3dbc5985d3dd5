package io.trunkline.provisioning.platform;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditedKinds;
import io.trunkline.data.idempotency.Fingerprint;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformWiring {
    private static final String[] USER_ACTIONS = {
        AuditEntry.CREATE,
        AuditEntry.UPDATE,
        AuditEntry.DELETE,
        "change-password",
        "reset-password",
        "sign-out-everywhere"
    };

    private static final String FINGERPRINT_KEY_FILE = "fingerprint-key";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Requests contain passwords, which could be guessed from a hash without a key.
    @Bean
    Fingerprint fingerprint(SecretFiles files) {
        return Fingerprint.keyed(HexFormat.of()
                .parseHex(files.readOrCreate(FINGERPRINT_KEY_FILE, RandomText::key)
                        .strip()));
    }

    @Bean
    AuditedKinds auditedKinds() {
        String[] changes = {AuditEntry.CREATE, AuditEntry.UPDATE, AuditEntry.DELETE};
        String[] tested = {AuditEntry.CREATE, AuditEntry.UPDATE, AuditEntry.DELETE, "test"};
        return AuditedKinds.none()
                .ofPlatform("carriers", "carrier", tested)
                .ofPlatform("clients", "client", tested)
                .ofPlatform("dialplan-lines", "dialplan-line", changes)
                .ofTenants("tenants", "tenant", changes)
                .ofPlatform("users", "user", USER_ACTIONS)
                .ofTenants("api-keys", "api-key", AuditEntry.CREATE, AuditEntry.DELETE)
                .ofPlatform("signing-keys", "signing-key", AuditEntry.CREATE)
                .ofPlatform("password-keys", "password-key", AuditEntry.CREATE, AuditEntry.DELETE);
    }
}
