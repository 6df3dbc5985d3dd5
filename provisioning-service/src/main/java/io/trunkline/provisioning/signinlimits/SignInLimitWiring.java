package io.trunkline.provisioning.signinlimits;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInLimitSettings.class)
class SignInLimitWiring {}
