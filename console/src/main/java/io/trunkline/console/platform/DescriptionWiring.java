package io.trunkline.console.platform;

import io.trunkline.web.openapi.ApiDescription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// What the OpenAPI description says about the console's own operations that their controllers do not declare.
@Configuration(proxyBeanMethods = false)
class DescriptionWiring {
    @Bean
    ApiDescription consoleDescription() {
        return ApiDescription.none()
                .problems(HttpMethod.GET, "/session", ConsoleProblem.SESSION_MISSING, ConsoleProblem.SESSION_ENDED)
                .problems(HttpMethod.DELETE, "/session", ConsoleProblem.HEADER_MISSING, ConsoleProblem.CROSS_ORIGIN)
                .problems(
                        HttpMethod.POST,
                        "/session/end-all",
                        ConsoleProblem.SESSION_MISSING,
                        ConsoleProblem.SESSION_ENDED,
                        ConsoleProblem.HEADER_MISSING,
                        ConsoleProblem.CROSS_ORIGIN)
                .values("HealthView.state", "ready", "not-ready")
                .values("ServiceView.state", "ready", "not-ready", "unreachable")
                .values("FaultView.status", "down", "out-of-service", "unknown");
    }
}
