package io.trunkline.web.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.problem.Problem;
import io.trunkline.web.security.CurrentUser;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The OpenAPI description: title, bearer token, and the problem that each operation may return. It is created at
/// the first request for it, not at the start.
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {
    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(CurrentUser.class, IfMatch.class, IdempotencyKey.class, DryRun.class);
        SpringDocUtils.getConfig().replaceWithSchema(Cursor.class, new StringSchema());
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name:trunkline}") String service) {
        var token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
        return new OpenAPI()
                .info(new Info().title("Trunkline " + service).version("1").license(new License().name("Apache-2.0")))
                .components(new Components().addSecuritySchemes(BEARER, token))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return api -> {
            ModelConverters.getInstance().read(Problem.class).forEach(api.getComponents()::addSchemas);
            var content = new Content()
                    .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
            var problem = new ApiResponse()
                    .description("A problem; docs/errors.md lists the codes")
                    .content(content);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default", problem));
        };
    }

    @Bean
    OperationCustomizer headerParameters() {
        return (operation, method) -> {
            for (var parameter : method.getMethodParameters()) {
                var type = parameter.getParameterType();
                if (type == IfMatch.class) {
                    operation.addParametersItem(headerParameter("If-Match"));
                } else if (type == IdempotencyKey.class) {
                    operation.addParametersItem(headerParameter("Idempotency-Key"));
                } else if (type == DryRun.class) {
                    operation.addParametersItem(
                            new QueryParameter().name("dryRun").required(false).schema(new BooleanSchema()));
                }
            }
            return operation;
        };
    }

    private static HeaderParameter headerParameter(String name) {
        var parameter = new HeaderParameter();
        parameter.name(name).required(false).schema(new StringSchema());
        return parameter;
    }
}
