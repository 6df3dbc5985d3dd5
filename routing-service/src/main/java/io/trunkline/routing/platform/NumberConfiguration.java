package io.trunkline.routing.platform;

import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NumberConfiguration {
    @Bean
    PhoneNumberReader phoneNumberReader(RoutingSettings settings) {
        return new PhoneNumberReader(new Country(settings.defaultCountry()));
    }
}
