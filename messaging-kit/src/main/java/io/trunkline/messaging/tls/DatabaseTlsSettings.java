package io.trunkline.messaging.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.database.tls.*`.
///
/// @param enabled whether connections are encrypted, and the server's certificate is verified with its host name
/// @param certificates a PEM file with the certificates of the authorities that may have signed it; null for those
///     of the JVM
@ConfigurationProperties("trunkline.database.tls")
public record DatabaseTlsSettings(
        @DefaultValue("false") boolean enabled, @Nullable Path certificates) {}
