package io.trunkline.routing.platform;

import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
import io.trunkline.telephony.numbers.WithheldCallers;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NumberConfiguration {
    @Bean
    PhoneNumberReaders phoneNumberReaders(RoutingSettings settings) {
        return new PhoneNumberReaders(new Country(settings.defaultCountry()));
    }

    /// @param more names or numbers that the operator's carriers send for a caller who withholds the number
    @Bean
    WithheldCallers withheldCallers(@Value("${trunkline.routing.withheld-callers:}") Set<String> more) {
        return new WithheldCallers(more);
    }
}
