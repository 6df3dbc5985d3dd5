package io.trunkline.provisioning.clients;

import io.trunkline.provisioning.clients.domain.WeeklyHours.Hours;
import io.trunkline.web.openapi.ApiDescription;
import java.time.DayOfWeek;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Describes opening hours as routing-service does those of campaigns, so that both have one schema.
@Configuration(proxyBeanMethods = false)
class OpeningHoursDescription {
    @Bean
    ApiDescription openingHours() {
        var description = ApiDescription.none()
                .required("HoursInput", "from", "to")
                .pattern("Hours.from", Hours.TIME)
                .pattern("Hours.to", Hours.TIME);
        for (DayOfWeek day : DayOfWeek.values()) {
            description = description.maxItems("WeeklyHours." + day.name().toLowerCase(Locale.ROOT), Hours.MAX_PER_DAY);
        }
        return description;
    }
}
