package io.trunkline.console.platform;

import io.trunkline.console.routes.domain.BackendService;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.console.*`.
///
/// @param basePath the folder of the address under which browsers see the console, with a slash at the end
/// @param secure whether browsers use https
/// @param connectTimeout of a connection to a service
/// @param responseTimeout from the end of a request to the first byte of its response, and between two parts of it.
///     It does not hold for streams of events
/// @param callTimeout of a request of the console itself, such as for a token
/// @param healthTimeout until a service counts as unreachable
/// @param pages the folder of the pages on the class path, with a slash at the end
/// @param services the addresses of the services
@ConfigurationProperties("trunkline.console")
public record ConsoleSettings(
        String basePath,
        boolean secure,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration callTimeout,
        Duration healthTimeout,
        String pages,
        Services services) {
    public ConsoleSettings {
        if (!basePath.matches("/(?:[A-Za-z0-9._~-]+/)*")) {
            throw new IllegalArgumentException(
                    "trunkline.console.base-path is a path with a slash at both ends, such as /trunkline/: "
                            + basePath);
        }
    }

    /// @param provisioningService and the others: by the name of the service
    public record Services(
            Address provisioningService,
            Address didService,
            Address routingService,
            Address cdrService,
            Address amiBridge,
            Address realtimeWriter) {}

    /// @param url of the API, without a slash at the end
    /// @param managementUrl of health and metrics; null where the console cannot reach them
    public record Address(String url, @Nullable String managementUrl) {
        public Address {
            requireUrl(url);
            if (managementUrl != null && !managementUrl.isEmpty()) {
                requireUrl(managementUrl);
            }
        }

        private static void requireUrl(String url) {
            URI uri = URI.create(url);
            boolean complete = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null;
            if (!complete) {
                throw new IllegalArgumentException(
                        "not the address of a service, such as http://cdr-service:8084: " + url);
            }
        }
    }

    /// The address of a service's API, such as `http://127.0.0.1:8081`.
    public String url(BackendService service) {
        return addressOf(service).url();
    }

    /// The address of a service's health and metrics; empty where the console cannot reach them.
    public Optional<String> managementUrl(BackendService service) {
        return Optional.ofNullable(addressOf(service).managementUrl()).filter(url -> !url.isEmpty());
    }

    private Address addressOf(BackendService service) {
        return switch (service) {
            case PROVISIONING -> services.provisioningService();
            case DID -> services.didService();
            case ROUTING -> services.routingService();
            case CDR -> services.cdrService();
            case AMI_BRIDGE -> services.amiBridge();
            case REALTIME_WRITER -> services.realtimeWriter();
        };
    }
}
