package io.trunkline.did;

import io.trunkline.data.DataKit;
import io.trunkline.messaging.MessagingKit;
import io.trunkline.web.WebKit;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// The phone numbers of tenants. The settings are in `did-service.yml`, because several services may share a
/// class path.
@SpringBootApplication
@Import({MessagingKit.class, WebKit.class, DataKit.class})
public class DidApplication {
    public static void main(String[] arguments) {
        var _ = new SpringApplicationBuilder(DidApplication.class)
                .properties("spring.config.name=did-service")
                .run(arguments);
    }
}
