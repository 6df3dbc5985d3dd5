package io.trunkline.messaging.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.ssl.SslContextBuilder;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.client.SSLMode;
import java.net.URLEncoder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the pools and the migrations connect to PostgreSQL by TLS, in the mode `verify-full`.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("trunkline.database.tls.enabled")
@EnableConfigurationProperties(DatabaseTlsSettings.class)
public class DatabaseTls {

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer tlsOfPools(DatabaseTlsSettings settings) {
        Path certificates = settings.certificates();
        return options -> {
            options.option(PostgresqlConnectionFactoryProvider.SSL_MODE, SSLMode.VERIFY_FULL);
            if (certificates != null) {
                // called for each connection
                options.option(
                        PostgresqlConnectionFactoryProvider.SSL_CONTEXT_BUILDER_CUSTOMIZER,
                        context -> trusting(context, certificates));
            }
        };
    }

    private static SslContextBuilder trusting(SslContextBuilder context, Path certificates) {
        return context.trustManager(TrustedCertificates.read(certificates));
    }

    @Bean
    FlywayConfigurationCustomizer tlsOfMigrations(
            DatabaseTlsSettings settings,
            @Value("${spring.flyway.url}") String url,
            @Value("${spring.flyway.user}") String user,
            @Value("${spring.flyway.password}") String password) {
        return flyway -> flyway.dataSource(jdbcUrl(url, settings.certificates()), user, password);
    }

    /// @param url with parameters
    static String jdbcUrl(String url, @Nullable Path certificates) {
        String trust = certificates == null
                ? "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
                : "sslrootcert=" + URLEncoder.encode(certificates.toString(), UTF_8);
        return url + "&sslmode=verify-full&" + trust;
    }
}
