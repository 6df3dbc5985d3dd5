package io.trunkline.web;

import io.trunkline.web.address.AddressConfiguration;
import io.trunkline.web.json.JsonConfiguration;
import io.trunkline.web.limits.RateLimitConfiguration;
import io.trunkline.web.openapi.OpenApiConfiguration;
import io.trunkline.web.paging.NextPageLinks;
import io.trunkline.web.parameters.ParameterCheck;
import io.trunkline.web.patch.MergePatchArgument;
import io.trunkline.web.problem.ProblemConfiguration;
import io.trunkline.web.requests.ManagementPaths;
import io.trunkline.web.requests.RequestLog;
import io.trunkline.web.security.OidcConfiguration;
import io.trunkline.web.security.SecurityConfiguration;
import io.trunkline.web.stream.StreamConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// All configuration of this kit. A service imports it on its application class.
///
/// The property source has defaults; a service's own `<service>.yml` and the environment override them.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/trunkline/web/web-kit.properties")
@Import({
    JsonConfiguration.class,
    ProblemConfiguration.class,
    SecurityConfiguration.class,
    OidcConfiguration.class,
    AddressConfiguration.class,
    RateLimitConfiguration.class,
    ControllerArguments.class,
    MergePatchArgument.class,
    NextPageLinks.class,
    ParameterCheck.class,
    RequestLog.class,
    ManagementPaths.class,
    StorableParameters.class,
    OpenApiConfiguration.class,
    StreamConfiguration.class
})
public class WebKit {}
