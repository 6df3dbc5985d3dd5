package io.trunkline.web.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.trunkline.web.address.ClientAddress;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.patch.MergePatch;
import io.trunkline.web.security.AccessRules;
import io.trunkline.web.security.CurrentUser;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The OpenAPI description of a service. springdoc reads the controllers; the parts here add what it cannot know.
/// The description is created at the first request for it, not at the start.
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {
    static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        CurrentUser.class,
                        ClientAddress.class,
                        IfMatch.class,
                        IdempotencyKey.class,
                        DryRun.class,
                        PageRequest.class,
                        MergePatch.class);
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name:trunkline}") String service) {
        var token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
        return new OpenAPI()
                .info(new Info()
                        .title("Trunkline " + service)
                        .version("1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components().addSecuritySchemes(BEARER, token))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    ModelConverter recordConverter() {
        return new RecordConverter();
    }

    @Bean
    OperationHeaders operationHeaders() {
        return new OperationHeaders();
    }

    @Bean
    StreamDescriptions streamDescriptions() {
        return new StreamDescriptions();
    }

    @Bean
    OpenApiCustomizer completeDescription(
            ObjectProvider<AccessRules> access, ObjectProvider<ApiDescription> descriptions) {
        return api -> {
            ApiDescription description = ApiDescription.merged(descriptions.stream());
            ModelConverters.getInstance(true).readAll(ProblemSchema.class).forEach(api.getComponents()::addSchemas);
            OperationDescriptions.apply(api, description);
            RecordSchemas.apply(api, description);
            new ProblemResponses(AccessRules.merged(access.stream()), description).addTo(api);
        };
    }
}
