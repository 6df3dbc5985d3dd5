package io.trunkline.provisioning.platform;

import io.trunkline.data.idempotency.Fingerprint;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
