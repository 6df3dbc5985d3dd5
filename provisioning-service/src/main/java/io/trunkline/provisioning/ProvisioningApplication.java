package io.trunkline.provisioning;

import io.trunkline.data.DataKit;
import io.trunkline.messaging.MessagingKit;
import io.trunkline.web.WebKit;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Manages tenants, users, carriers, clients and dialplan lines, and issues the access tokens of all services.
@SpringBootApplication
@Import({MessagingKit.class, WebKit.class, DataKit.class})
public class ProvisioningApplication {

    public static void main(String... arguments) {
        var _ = new SpringApplicationBuilder(ProvisioningApplication.class)
                .properties("spring.config.name=provisioning-service")
                .run(arguments);
    }
}
