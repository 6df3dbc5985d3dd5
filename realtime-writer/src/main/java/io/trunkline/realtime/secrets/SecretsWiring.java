package io.trunkline.realtime.secrets;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SecretsWiring {
    @Bean
    PasswordOpener passwordOpener(@Value("${trunkline.realtime.keyset}") Path keyset) throws GeneralSecurityException {
        return new TinkPasswordOpener(keyset);
    }
}
