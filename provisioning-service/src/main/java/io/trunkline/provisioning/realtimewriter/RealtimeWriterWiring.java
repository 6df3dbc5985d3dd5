package io.trunkline.provisioning.realtimewriter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RealtimeWriterSettings.class)
class RealtimeWriterWiring {
    @Bean
    RealtimeWriter realtimeWriter(RealtimeWriterSettings settings) {
        return new AskRealtimeWriter(settings);
    }
}
