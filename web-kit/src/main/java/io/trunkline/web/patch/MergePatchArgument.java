package io.trunkline.web.patch;

import io.trunkline.web.problem.CommonProblem;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.validation.Validator;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a [MergePatch] argument.
public class MergePatchArgument implements HandlerMethodArgumentResolver {
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final List<MediaType> SUPPORTED =
            List.of(MediaType.parseMediaType(MERGE_PATCH), MediaType.APPLICATION_JSON);

    private final ServerCodecConfigurer codecs;
    private final JsonMapper mapper;
    private final Validator validator;

    public MergePatchArgument(
            ServerCodecConfigurer codecs, JsonMapper mapper, @Qualifier("webFluxValidator") Validator validator) {
        this.codecs = codecs;
        this.mapper = mapper;
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == MergePatch.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        MediaType type = exchange.getRequest().getHeaders().getContentType();
        if (type == null || SUPPORTED.stream().noneMatch(supported -> supported.equalsTypeAndSubtype(type))) {
            exchange.getResponse().getHeaders().set("Accept-Patch", MERGE_PATCH);
            return Mono.error(new UnsupportedMediaTypeStatusException(type, SUPPORTED));
        }
        return ServerRequest.create(exchange, codecs.getReaders())
                .bodyToMono(JsonNode.class)
                .switchIfEmpty(Mono.error(() -> CommonProblem.MALFORMED_JSON.problem("A JSON body is required")))
                .map(this::patch);
    }

    private MergePatch patch(JsonNode body) {
        if (body instanceof ObjectNode changes) {
            return new MergePatch(changes, mapper, validator);
        }
        throw CommonProblem.INVALID.problem("The body must be a JSON object with the fields to change");
    }
}
