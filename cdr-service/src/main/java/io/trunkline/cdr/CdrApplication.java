package io.trunkline.cdr;

import io.trunkline.data.audit.AuditKit;
import io.trunkline.messaging.MessagingKit;
import io.trunkline.web.WebKit;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// The service of call records.
@SpringBootApplication
@Import({MessagingKit.class, WebKit.class, AuditKit.class})
public class CdrApplication {
    /// The configuration name, `cdr-service.yml`.
    public static final String NAME = "cdr-service";

    public static void main(String[] args) {
        var _ = new SpringApplicationBuilder(CdrApplication.class)
                .properties("spring.config.name=" + NAME)
                .run(args);
    }
}
