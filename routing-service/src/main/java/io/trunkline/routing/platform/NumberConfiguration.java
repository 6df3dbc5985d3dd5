package io.trunkline.routing.platform;

import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NumberConfiguration {
    @Bean
    PhoneNumberReaders phoneNumberReaders(RoutingSettings settings) {
        return new PhoneNumberReaders(new Country(settings.defaultCountry()));
    }
}
