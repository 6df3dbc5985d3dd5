package io.trunkline.routing;

import io.trunkline.data.DataKit;
import io.trunkline.messaging.MessagingKit;
import io.trunkline.web.WebKit;
import io.trunkline.web.stream.StreamConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/// Starts the routing service.
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({MessagingKit.class, WebKit.class, DataKit.class, StreamConfiguration.class})
public class RoutingApplication {
    /// The base name of the configuration file on the class path, `routing-service.yml`.
    public static final String CONFIGURATION = "routing-service";

    public static void main(String[] args) {
        System.setProperty("spring.config.name", CONFIGURATION);
        SpringApplication.run(RoutingApplication.class, args);
    }
}
