package io.trunkline.did.platform;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditedKinds;
import io.trunkline.data.idempotency.Fingerprint;
import io.trunkline.messaging.consumer.AccessSubscription;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Fingerprint fingerprint() {
        return Fingerprint.withoutSecrets();
    }

    @Bean
    AuditedKinds auditedKinds() {
        return AuditedKinds.none()
                .ofTenants("dids", "did", AuditEntry.CREATE, AuditEntry.UPDATE, AuditEntry.DELETE, "move")
                .ofTenants("imports", "import", "import", "cancel");
    }

    /// @param defaultCountry the country of tenants that have none, ISO 3166-1, such as `US`
    @Bean
    PhoneNumberReaders phoneNumberReaders(@Value("${trunkline.dids.default-country}") String defaultCountry) {
        return new PhoneNumberReaders(new Country(defaultCountry));
    }

    @Bean
    Subscription revokedAccessSubscription(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
