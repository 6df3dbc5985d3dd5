package io.trunkline.web.problem;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Turns exceptions of controllers, filters and security into problem responses.
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    ProblemWriter problemWriter(JsonMapper mapper) {
        return new ProblemWriter(new ProblemTranslator(), mapper);
    }

    /// Ordered before Spring Boot's handler, which has order -1.
    @Bean
    @Order(-2)
    WebExceptionHandler problemHandler(ProblemWriter writer) {
        return writer::write;
    }

    public static final class ProblemWriter {
        private final ProblemTranslator translator;
        private final JsonMapper mapper;

        ProblemWriter(ProblemTranslator translator, JsonMapper mapper) {
            this.translator = translator;
            this.mapper = mapper;
        }

        public Mono<Void> write(ServerWebExchange exchange, Throwable error) {
            return write(exchange, error, Map.of());
        }

        public Mono<Void> write(ServerWebExchange exchange, Throwable error, Map<String, String> headers) {
            var response = exchange.getResponse();
            if (response.isCommitted()) {
                return Mono.error(error);
            }
            var problem = translator.translate(error, exchange);
            response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
            response.getHeaders().addAll(problem.headers());
            headers.forEach(response.getHeaders()::set);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            var body = response.bufferFactory().wrap(mapper.writeValueAsBytes(problem));
            return response.writeWith(Mono.just(body));
        }
    }
}
