package io.trunkline.realtime;

import io.trunkline.messaging.MessagingKit;
import io.trunkline.web.WebKit;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Asterisk's realtime tables, kept as carriers, clients and dialplan lines want them. Its settings are in
/// `realtime-writer.yml`: several services may share a class path.
@SpringBootApplication
@Import({MessagingKit.class, WebKit.class})
public class RealtimeWriterApplication {
    public static void main(String[] arguments) {
        var _ = new SpringApplicationBuilder(RealtimeWriterApplication.class)
                .properties("spring.config.name=realtime-writer")
                .run(arguments);
    }
}
