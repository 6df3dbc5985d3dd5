package io.trunkline.standalone.services;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.standalone.config.SuiteService;
import java.util.List;
import java.util.Objects;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
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

    /// Closes its port, as if it were away, or opens it again. Its context cannot be closed alone, since that ends the
    /// event loops of its siblings, too.
    public void setReachable(boolean reachable) {
        WebServer server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        if (reachable) {
            server.start();
        } else {
            server.stop();
        }
    }

    @Override
    public void stop() {
        context.close();
    }
}
