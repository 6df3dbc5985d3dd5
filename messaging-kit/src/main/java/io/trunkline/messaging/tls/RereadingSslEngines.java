package io.trunkline.messaging.tls;

import io.trunkline.messaging.FaultText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kafka's own factory of TLS engines reads the trust store and the key store when a client is created. This one reads
/// them again, for the next connection, when a file has changed. Kafka creates it, one for each client.
public final class RereadingSslEngines implements SslEngineFactory {

    private static final Logger LOG = LoggerFactory.getLogger(RereadingSslEngines.class);
    private static final List<String> STORES =
            List.of(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG);

    private Map<String, ?> settings = Map.of();
    private SslEngineFactory engines = new DefaultSslEngineFactory();
    private Map<Path, FileTime> read = Map.of();

    @Override
    public synchronized void configure(Map<String, ?> configs) {
        settings = configs;
        read = changes();
        engines.configure(configs);
    }

    private synchronized SslEngineFactory current() {
        Map<Path, FileTime> now = changes();
        if (!now.equals(read)) {
            try {
                SslEngineFactory renewed = new DefaultSslEngineFactory();
                renewed.configure(settings);
                engines = renewed;
                read = now;
                LOG.info("read the certificates for Kafka again: {}", now.keySet());
            } catch (KafkaException invalid) {
                LOG.warn("the certificates for Kafka stay as they were: {}", FaultText.of(invalid));
            }
        }
        return engines;
    }

    /// When the files were last modified. A file that is missing has no time.
    private Map<Path, FileTime> changes() {
        Map<Path, FileTime> times = new HashMap<>();
        for (String store : STORES) {
            if (settings.get(store) instanceof String file) {
                Path path = Path.of(file);
                try {
                    times.put(path, Files.getLastModifiedTime(path));
                } catch (IOException _) {
                    LOG.debug("{} is missing", path);
                }
            }
        }
        return times;
    }

    @Override
    public SSLEngine createClientSslEngine(String host, int port, String endpointIdentification) {
        return current().createClientSslEngine(host, port, endpointIdentification);
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        return current().createServerSslEngine(host, port);
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
        return current().shouldBeRebuilt(nextConfigs);
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return current().reconfigurableConfigs();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return current().keystore();
    }

    @Override
    public @Nullable KeyStore truststore() {
        return current().truststore();
    }

    @Override
    public void close() {
        // the engines hold nothing open
    }
}
