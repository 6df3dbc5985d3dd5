package io.trunkline.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.trunkline.web.parameters.ParameterCheck;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.security.AccessRule;
import io.trunkline.web.security.AccessRules;
import io.trunkline.web.security.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/// Lists the problem codes of each operation by status, as `x-problem-codes` and in the text, and who may call it.
final class ProblemResponses {
    private static final String CODES = "x-problem-codes";
    private static final String ROLES = "x-roles";

    private final AccessRules access;
    private final ApiDescription description;

    ProblemResponses(AccessRules access, ApiDescription description) {
        this.access = access;
        this.description = description;
    }

    void addTo(OpenAPI api) {
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> addTo(operation, HttpMethod.valueOf(method.name()), path)));
    }

    private void addTo(Operation operation, HttpMethod method, String path) {
        Optional<AccessRule> rule = access.ofOperation(method, path);
        rule.ifPresent(found -> describeAccess(operation, found));
        var byStatus = new TreeMap<Integer, TreeSet<ProblemCode>>();
        Stream.of(
                        rule.map(ProblemResponses::ofTokens).orElse(Stream.of()),
                        ofParameters(operation, path),
                        ofBody(operation),
                        description.problemsOf(method, path),
                        Stream.of(
                                CommonProblem.RATE_LIMITED,
                                CommonProblem.NOT_ACCEPTABLE,
                                CommonProblem.UNAVAILABLE,
                                CommonProblem.INTERNAL))
                .flatMap(codes -> codes)
                .forEach(code -> byStatus.computeIfAbsent(
                                code.status().value(),
                                _ -> new TreeSet<>((a, b) -> a.code().compareTo(b.code())))
                        .add(code));
        byStatus.forEach(
                (status, codes) -> operation.getResponses().addApiResponse(String.valueOf(status), response(codes)));
    }

    private static void describeAccess(Operation operation, AccessRule rule) {
        operation.addExtension(
                ROLES, rule.roles().stream().sorted().map(Role::wireName).toList());
        if (rule.isPublic()) {
            operation.setSecurity(List.of());
        } else if (rule.scope() != null) {
            operation.setSecurity(
                    List.of(new SecurityRequirement().addList(OpenApiConfiguration.BEARER, rule.scope())));
        }
    }

    private static Stream<ProblemCode> ofTokens(AccessRule rule) {
        return rule.isPublic()
                ? Stream.of()
                : Stream.of(
                        CommonProblem.TOKEN_MISSING,
                        CommonProblem.TOKEN_INVALID,
                        CommonProblem.ACCESS_ENDED,
                        CommonProblem.FORBIDDEN,
                        rule.scope() == null ? CommonProblem.USERS_ONLY : CommonProblem.SCOPE_MISSING);
    }

    private static Stream<ProblemCode> ofParameters(Operation operation, String path) {
        Stream<ProblemCode> unknown =
                ParameterCheck.appliesTo(path) ? Stream.of(CommonProblem.UNKNOWN_PARAMETER) : Stream.of();
        return operation.getParameters() == null
                ? unknown
                : Stream.concat(
                        unknown,
                        operation.getParameters().stream()
                                .flatMap(parameter -> ofParameter(parameter.getIn(), parameter.getName())));
    }

    private static Stream<ProblemCode> ofParameter(String in, String name) {
        return switch (in + " " + name) {
            case "header If-Match" -> Stream.of(CommonProblem.PRECONDITION_FAILED);
            case "header If-None-Match" -> Stream.of();
            case "header Idempotency-Key" -> Stream.of(CommonProblem.INVALID, CommonProblem.IDEMPOTENCY_CONFLICT);
            default -> Stream.of(in.equals("path") ? CommonProblem.NOT_FOUND : CommonProblem.INVALID);
        };
    }

    private static Stream<ProblemCode> ofBody(Operation operation) {
        if (operation.getRequestBody() == null) {
            return Stream.of();
        }
        boolean isJson =
                operation.getRequestBody().getContent().keySet().stream().anyMatch(type -> type.endsWith("json"));
        Stream<ProblemCode> ofAll =
                Stream.of(CommonProblem.INVALID, CommonProblem.TOO_LARGE, CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        return isJson
                ? Stream.concat(ofAll, Stream.of(CommonProblem.MALFORMED_JSON, CommonProblem.UNKNOWN_FIELD))
                : ofAll;
    }

    private static ApiResponse response(Set<ProblemCode> codes) {
        var response = new ApiResponse()
                .description(codes.stream()
                        .map(code -> "`" + code.code() + "`: " + code.title())
                        .collect(Collectors.joining("\n\n")))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(Schemas.reference("Problem"))));
        response.addExtension(CODES, codes.stream().map(ProblemCode::code).toList());
        return response;
    }
}
