package io.trunkline.provisioning.platform;

import static io.trunkline.web.security.Role.ADMIN;
import static io.trunkline.web.security.Role.SELLER;
import static io.trunkline.web.security.Role.STAFF;

import io.trunkline.data.idempotency.Fingerprint;
import io.trunkline.web.ApiPath;
import io.trunkline.web.security.AccessRules;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class PlatformWiring {
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

    /// The controllers decide which tenants a seller sees.
    @Bean
    AccessRules access() {
        return AccessRules.none()
                .open(HttpMethod.POST, ApiPath.V1 + "/auth/login")
                .open(HttpMethod.POST, ApiPath.V1 + "/auth/token")
                .open(HttpMethod.POST, ApiPath.V1 + "/auth/logout")
                .allow(ApiPath.V1 + "/auth/logout-everywhere", ADMIN, STAFF, SELLER)
                .allow(ApiPath.V1 + "/api-keys/**", ADMIN, STAFF, SELLER)
                .allow(ApiPath.V1 + "/keys/**", ADMIN)
                .allow(ApiPath.V1 + "/users/me/**", ADMIN, STAFF, SELLER)
                .allow(HttpMethod.GET, ApiPath.V1 + "/tenants/*", ADMIN, STAFF, SELLER)
                .allow(ApiPath.V1 + "/**", ADMIN, STAFF);
    }
}
