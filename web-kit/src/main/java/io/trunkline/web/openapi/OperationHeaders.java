package io.trunkline.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.Sort;
import io.trunkline.web.patch.MergePatch;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/// Describes what follows from the types in a controller method: the headers and parameters of this kit's
/// arguments, and the headers and the status of a [ResponseEntity] with a version.
final class OperationHeaders implements OperationCustomizer {
    /// Marks an operation for [RecordSchemas].
    static final String MERGE_PATCH = "x-merge-patch";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!hasOwnId(method)) {
            // springdoc's own is the name of the method, which is not unique
            operation.setOperationId(null);
        }
        for (var argument : method.getMethodParameters()) {
            addParameters(operation, argument.getParameterType());
            addListOptions(operation, argument.getParameterAnnotation(ListOptions.class));
        }
        var result = ResolvableType.forMethodReturnType(method.getMethod());
        ApiResponse ok = operation.getResponses().get("200");
        if (ok != null && find(result, Page.class).isPresent()) {
            ok.addHeaderObject("Link", responseHeader("The next page, with `rel=\"next\"`; absent on the last"));
        }
        if (ok != null) {
            find(result, ResponseEntity.class)
                    .ifPresent(entity -> describeEntity(operation, ok, method, entity.getGeneric(0)));
        }
        return operation;
    }

    private static boolean hasOwnId(HandlerMethod method) {
        var declared = method.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        return declared != null && !declared.operationId().isEmpty();
    }

    private static void addParameters(Operation operation, Class<?> type) {
        if (type == IfMatch.class) {
            operation.addParametersItem(header(
                    "If-Match",
                    "The ETag of the version that the change is based on. If the resource has another version, the "
                            + "response is 412. Without it, the change applies to any version.",
                    text()));
        } else if (type == IdempotencyKey.class) {
            operation.addParametersItem(header(
                    "Idempotency-Key",
                    "A unique value, such as a UUID. For 24 hours, the same request with the same key is answered "
                            + "with the first response and has no further effect.",
                    text().minLength(1).maxLength(128)));
        } else if (type == DryRun.class) {
            operation.addParametersItem(query(
                    "dryRun",
                    "Whether the request is only validated. The response then has the header `Dry-Run: true`, and "
                            + "nothing is stored.",
                    bool()));
        } else if (type == MergePatch.class) {
            operation.addExtension(MERGE_PATCH, true);
        } else if (type == PageRequest.class) {
            operation.addParametersItem(query("limit", "The maximum number of rows", pageLimit()));
            operation.addParametersItem(
                    query("after", "The `next` of the previous page; absent for the first page", text()));
        }
    }

    private static void addListOptions(Operation operation, @Nullable ListOptions options) {
        if (options != null) {
            Schema<?> sort = text();
            Schemas.limit(
                    sort,
                    Sort.keysOf(options).stream()
                            .flatMap(key -> Stream.of(key, "-" + key))
                            .toList());
            sort.setDefault(Sort.defaultOf(options).text());
            operation.addParametersItem(query("sort", "The order; `-` for descending", sort));
            operation.addParametersItem(
                    query("count", "Whether `total` is to be counted, up to " + PageRequest.MAX_COUNT, bool()));
        }
    }

    private static void describeEntity(Operation operation, ApiResponse ok, HandlerMethod method, ResolvableType body) {
        var responses = operation.getResponses();
        if (body.resolve() == Void.class) {
            responses.remove("200");
            responses.addApiResponse("204", ok.description("No content").content(null));
        } else if (hasVersion(body.resolve(Object.class))) {
            ok.addHeaderObject("ETag", responseHeader("The version of the resource, for If-Match"));
            if (method.hasMethodAnnotation(GetMapping.class)) {
                operation.addParametersItem(header(
                        "If-None-Match", "The ETag of the version that the client has; 304 if it is current", text()));
                responses.addApiResponse("304", new ApiResponse().description("The version is current"));
            }
        }
    }

    /// Makes the response of an operation that creates a versioned resource a 201.
    static void describeCreation(Operation operation) {
        ApiResponse ok = operation.getResponses().get("200");
        if (ok != null && ok.getHeaders() != null && ok.getHeaders().containsKey("ETag")) {
            operation.getResponses().remove("200");
            ok.addHeaderObject("Location", responseHeader("The path of the new resource"));
            operation.getResponses().addApiResponse("201", ok.description("Created"));
        }
    }

    private static boolean hasVersion(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals("version"));
    }

    /// The type itself or the first type argument of this class, however deep.
    private static Optional<ResolvableType> find(ResolvableType type, Class<?> wanted) {
        return type.resolve() == wanted
                ? Optional.of(type)
                : Arrays.stream(type.getGenerics())
                        .flatMap(generic -> find(generic, wanted).stream())
                        .findFirst();
    }

    private static Header responseHeader(String description) {
        return new Header().description(description).schema(text());
    }

    private static Parameter header(String name, String description, Schema<?> schema) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(schema);
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new QueryParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(schema);
    }

    private static Schema<?> text() {
        return new JsonSchema().types(Set.of("string"));
    }

    private static Schema<?> bool() {
        return new JsonSchema().types(Set.of("boolean"));
    }

    private static Schema<?> pageLimit() {
        Schema<?> limit = new JsonSchema().types(Set.of("integer")).format("int32");
        limit.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        return limit;
    }
}
