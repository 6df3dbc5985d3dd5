package io.trunkline.realtime;

import io.trunkline.data.audit.AuditKit;
import io.trunkline.data.retention.RetentionKit;
import io.trunkline.messaging.MessagingKit;
import io.trunkline.web.WebKit;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Writes Asterisk's realtime tables. Its settings are in `realtime-writer.yml`, since several services may share
/// a classpath.
@SpringBootApplication
@Import({MessagingKit.class, WebKit.class, AuditKit.class, RetentionKit.class})
public class RealtimeWriterApplication {
    public static void main(String[] arguments) {
        var _ = new SpringApplicationBuilder(RealtimeWriterApplication.class)
                .properties("spring.config.name=realtime-writer")
                .run(arguments);
    }
}
