package io.trunkline.console.signin;

import io.trunkline.console.platform.ServiceClient.ServiceResponse;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/// Answers with the problem of the service. It comes before the handler of all other exceptions.
@Component
@Order(-3)
class ServiceRefusalHandler implements WebExceptionHandler {
    private static final List<String> HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (!(error instanceof ServiceRefusalException refusal)
                || exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        ServerHttpResponse answer = exchange.getResponse();
        ServiceResponse response = refusal.response();
        answer.setStatusCode(HttpStatusCode.valueOf(response.status()));
        HEADERS.forEach(
                name -> answer.getHeaders().addAll(name, response.headers().getOrEmpty(name)));
        answer.getHeaders().setCacheControl("no-store");
        return answer.writeWith(Mono.just(answer.bufferFactory().wrap(response.body())));
    }
}
