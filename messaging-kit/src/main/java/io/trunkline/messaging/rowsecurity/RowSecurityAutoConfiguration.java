package io.trunkline.messaging.rowsecurity;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/// Adds the pool of the API role in a service that has `trunkline.database.api-user`. Both pools together have as
/// many connections as the single pool of a service without it.
///
/// An auto-configuration, since a bean of the type ConnectionFactory that is declared elsewhere replaces the pool
/// of Spring Boot.
@AutoConfiguration(after = R2dbcAutoConfiguration.class)
@ConditionalOnProperty("trunkline.database.api-user")
@EnableConfigurationProperties(RowSecuritySettings.class)
class RowSecurityAutoConfiguration {

    /// Reduces the pool of Spring Boot, which is the owner's, by the connections of the API role.
    @Bean
    static BeanPostProcessor ownerPoolSize(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof R2dbcProperties properties) {
                    int forRequests =
                            environment.getRequiredProperty("trunkline.database.api-connections", Integer.class);
                    properties.getPool().setMaxSize(properties.getPool().getMaxSize() - forRequests);
                }
                return bean;
            }
        };
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool apiConnections(
            R2dbcProperties properties,
            RowSecuritySettings settings,
            ObjectProvider<ConnectionFactoryOptionsBuilderCustomizer> customizers,
            ObjectProvider<ConnectionFactoryDecorator> decorators) {
        ConnectionFactoryOptions.Builder options = options(properties, settings);
        customizers.orderedStream().forEach(customizer -> customizer.customize(options));
        ConnectionFactory connections = ConnectionFactoryBuilder.withOptions(options)
                .decorators(decorators.orderedStream().toList())
                .build();
        return new ConnectionPool(poolOf(connections, properties.getPool())
                .maxSize(settings.apiConnections())
                .build());
    }

    @Bean
    @Primary
    RequestRouting requestRouting(
            @Qualifier("connectionFactory") ConnectionFactory ownerConnections,
            @Qualifier("apiConnections") ConnectionPool apiConnections) {
        return new RequestRouting(ownerConnections, apiConnections);
    }

    @Bean
    SqlApiRoleGrants apiRoleGrants(RowSecuritySettings settings) {
        return new SqlApiRoleGrants(settings.apiUser());
    }

    private static ConnectionFactoryOptions.Builder options(R2dbcProperties properties, RowSecuritySettings settings) {
        ConnectionFactoryOptions.Builder options = ConnectionFactoryOptions.parse(
                        Objects.requireNonNull(properties.getUrl()))
                .mutate();
        properties.getProperties().forEach((name, value) -> options.option(Option.valueOf(name), value));
        return options.option(ConnectionFactoryOptions.USER, settings.apiUser())
                .option(ConnectionFactoryOptions.PASSWORD, Objects.requireNonNullElse(settings.apiPassword(), ""));
    }

    /// With the same settings as the owner's pool.
    private static ConnectionPoolConfiguration.Builder poolOf(
            ConnectionFactory connections, R2dbcProperties.Pool pool) {
        ConnectionPoolConfiguration.Builder builder = ConnectionPoolConfiguration.builder(connections);
        PropertyMapper map = PropertyMapper.get();
        map.from(pool.getMaxIdleTime()).to(builder::maxIdleTime);
        map.from(pool.getMaxLifeTime()).to(builder::maxLifeTime);
        map.from(pool.getMaxAcquireTime()).to(builder::maxAcquireTime);
        map.from(pool.getAcquireRetry()).to(builder::acquireRetry);
        map.from(pool.getMaxCreateConnectionTime()).to(builder::maxCreateConnectionTime);
        map.from(pool.getInitialSize()).to(builder::initialSize);
        map.from(pool.getValidationQuery()).whenHasText().to(builder::validationQuery);
        map.from(pool.getValidationDepth()).to(builder::validationDepth);
        map.from(pool.getMinIdle()).to(builder::minIdle);
        map.from(pool.getMaxValidationTime()).to(builder::maxValidationTime);
        return builder;
    }
}
