package io.trunkline.ami;

import io.trunkline.data.audit.AuditKit;
import io.trunkline.messaging.MessagingKit;
import io.trunkline.web.WebKit;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// The bridge of one Asterisk node. Its settings are in `ami-bridge.yml`, since several services may share
/// a classpath.
@SpringBootApplication
@Import({MessagingKit.class, WebKit.class, AuditKit.class})
public class AmiBridgeApplication {
    public static void main(String[] arguments) {
        var _ = new SpringApplicationBuilder(AmiBridgeApplication.class)
                .properties("spring.config.name=ami-bridge")
                .run(arguments);
    }
}
