package io.trunkline.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// Everything of this kit. A service imports it once, on its application class.
///
/// The property source holds defaults only; a service's own `<service>.yml` and the environment come before it.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/trunkline/web/web-kit.properties")
@Import({
    JsonSettings.class,
    Problems.class,
    WebSecurity.class,
    WebArguments.class,
    RequestLog.class,
    OpenApiSettings.class
})
public class WebKit {}
