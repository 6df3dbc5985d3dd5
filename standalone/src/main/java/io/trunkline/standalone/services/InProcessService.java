package io.trunkline.standalone.services;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.standalone.config.SuiteService;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/// A service as a Spring application of this JVM, beside its siblings.
public record InProcessService(ConfigurableApplicationContext context) implements RunningService {

    static {
        // six services must not each set up the one logging system: ours is `logback.xml` alone
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /// Returns when the service listens; it may still be catching up.
    public static InProcessService start(SuiteService service, List<String> arguments) {
        SpringApplication application = new SpringApplication(applicationClass(service));
        return new InProcessService(application.run(arguments.toArray(String[]::new)));
    }

    private static Class<?> applicationClass(SuiteService service) {
        try {
            return Class.forName(service.applicationClassName());
        } catch (ClassNotFoundException e) {
            throw new ServerFailedException(service.id() + " is not on the class path", e);
        }
    }

    @Override
    public void stop() {
        context.close();
    }
}
