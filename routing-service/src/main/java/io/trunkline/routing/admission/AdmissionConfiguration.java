package io.trunkline.routing.admission;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.routing.platform.RoutingSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {
    @Bean
    AdmissionLoop admissionQueue(
            AdmitBatch admitBatch, EndedCalls endedCalls, RoutingSettings settings, MeterRegistry meters) {
        return new AdmissionLoop(admitBatch::admit, endedCalls, settings, meters);
    }

    @Bean
    BackgroundLoop admissionLoop(AdmissionLoop queue) {
        return queue.loop();
    }
}
