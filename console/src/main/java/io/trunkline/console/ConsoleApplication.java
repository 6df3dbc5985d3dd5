package io.trunkline.console;

import io.trunkline.web.WebKit;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Serves the console. Its settings are in `console.yml`, since several services may share a classpath.
@SpringBootApplication
@Import(WebKit.class)
public class ConsoleApplication {
    public static void main(String[] arguments) {
        var _ = new SpringApplicationBuilder(ConsoleApplication.class)
                .properties("spring.config.name=console")
                .run(arguments);
    }
}
