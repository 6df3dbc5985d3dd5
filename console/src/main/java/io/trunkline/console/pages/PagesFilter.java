package io.trunkline.console.pages;

import io.trunkline.console.platform.ConsoleSettings;
import io.trunkline.console.platform.FilterOrder;
import io.trunkline.console.routes.domain.RequestPath;
import io.trunkline.web.problem.CommonProblem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Serves the pages at every path that is not of the API, the session or the probes. A browser that goes to a path
/// without a file, such as `/carriers`, gets `index.html`, whose scripts show it.
@Component
@Order(FilterOrder.PAGES)
class PagesFilter implements WebFilter {
    private static final Set<String> OF_CONTROLLERS = Set.of("/session", "/session/end-all", "/livez", "/readyz");
    private static final String ASSETS = "assets/";
    private static final String MISSING = """
            The console was built without its pages.

            They require Node 20.19 or newer, with npm. Install it, then build and start Trunkline again:
            ./trunkline up

            The API is here all the same: /api/v1/carriers and the others.
            """;
    private static final int NONCE_BYTES = 16;

    private final ApplicationContext service;
    private final Pages pages;
    private final ConsoleSettings settings;
    private final SecureRandom random = new SecureRandom();

    PagesFilter(ApplicationContext service, Pages pages, ConsoleSettings settings) {
        this.service = service;
        this.pages = pages;
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (exchange.getApplicationContext() != service || RequestPath.isOfApi(path) || OF_CONTROLLERS.contains(path)) {
            return chain.filter(exchange);
        }
        HttpMethod method = exchange.getRequest().getMethod();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            return Mono.error(() -> CommonProblem.METHOD_NOT_ALLOWED.problem("Pages are read with GET"));
        }
        return pages.isBuilt() ? serve(exchange, path.substring(1)) : explain(exchange);
    }

    private Mono<Void> serve(ServerWebExchange exchange, String path) {
        if (path.isEmpty() || path.equals(Pages.INDEX)) {
            return pages.find(Pages.INDEX).flatMap(index -> writeIndex(exchange, index));
        }
        return pages.find(path)
                .flatMap(file -> writeFile(exchange, file).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> writeIndexOf(exchange, path).thenReturn(true)))
                .then();
    }

    /// For a path of the page's own.
    private Mono<Void> writeIndexOf(ServerWebExchange exchange, String path) {
        // not by an extension, since ids of calls have a dot
        boolean isPage = !path.startsWith(ASSETS) && acceptsHtml(exchange.getRequest());
        return isPage
                ? pages.find(Pages.INDEX).flatMap(index -> writeIndex(exchange, index))
                : Mono.error(() -> CommonProblem.NOT_FOUND.problem("The pages have no such file"));
    }

    private static boolean acceptsHtml(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                .anyMatch(accepted -> accepted.contains(MediaType.TEXT_HTML_VALUE));
    }

    private Mono<Void> writeIndex(ServerWebExchange exchange, PageFile index) {
        String nonce = newNonce();
        byte[] html = index.text()
                .replace("__CSP_NONCE__", nonce)
                .replace("__BASE_HREF__", settings.basePath())
                .getBytes(StandardCharsets.UTF_8);
        ServerHttpResponse response = exchange.getResponse();
        PageHeaders.set(response.getHeaders(), nonce, settings.secure());
        response.getHeaders().setContentType(index.type());
        response.getHeaders().setCacheControl(CacheControl.noCache());
        return write(exchange, html);
    }

    private Mono<Void> writeFile(ServerWebExchange exchange, PageFile file) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        PageHeaders.set(headers, newNonce(), settings.secure());
        headers.setCacheControl(
                file.isHashed()
                        ? CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable()
                        : CacheControl.noCache());
        headers.setETag(file.etag());
        headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING));
        if (exchange.getRequest().getHeaders().getIfNoneMatch().contains(file.etag())) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        headers.setContentType(file.type());
        if (file.compressed().length > 0 && acceptsGzip(exchange.getRequest())) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            return write(exchange, file.compressed());
        }
        return write(exchange, file.content());
    }

    private static boolean acceptsGzip(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING).stream()
                .anyMatch(accepted -> accepted.contains("gzip") && !accepted.contains("gzip;q=0"));
    }

    private Mono<Void> explain(ServerWebExchange exchange) {
        if (!exchange.getRequest().getPath().value().equals("/")) {
            return Mono.error(() -> CommonProblem.NOT_FOUND.problem("The console was built without its pages"));
        }
        HttpHeaders headers = exchange.getResponse().getHeaders();
        PageHeaders.set(headers, newNonce(), settings.secure());
        headers.setContentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
        headers.setCacheControl(CacheControl.noStore());
        return write(exchange, MISSING.getBytes(StandardCharsets.UTF_8));
    }

    private static Mono<Void> write(ServerWebExchange exchange, byte[] content) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentLength(content.length);
        return exchange.getRequest().getMethod() == HttpMethod.HEAD
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(content)));
    }

    private String newNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
