package io.trunkline.web.paging;

import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.method.annotation.ResponseBodyResultHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/// Adds the header `Link` with `rel="next"` (RFC 8288) to each page that has a next one.
public class NextPageLinks implements HandlerResultHandler, Ordered {
    private final ResponseBodyResultHandler body;

    public NextPageLinks(ResponseBodyResultHandler body) {
        this.body = body;
    }

    /// Before the handler that it delegates to.
    @Override
    public int getOrder() {
        return body.getOrder() - 1;
    }

    @Override
    public boolean supports(HandlerResult result) {
        var type = result.getReturnType();
        return type.resolve() == Mono.class && type.getGeneric(0).resolve() == Page.class;
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        var answer = (Mono<?>) Objects.requireNonNull(result.getReturnValue());
        Mono<?> page = answer.doOnNext(value -> addLink(exchange, (Page<?>) value));
        return body.handleResult(
                exchange,
                new HandlerResult(result.getHandler(), page, result.getReturnTypeSource(), result.getBindingContext()));
    }

    private static void addLink(ServerWebExchange exchange, Page<?> page) {
        if (page.next() == null) {
            return;
        }
        var next = UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                .replaceQueryParam("after", page.next())
                .scheme(null)
                .host(null)
                .port(null)
                .build(true);
        exchange.getResponse().getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
}
