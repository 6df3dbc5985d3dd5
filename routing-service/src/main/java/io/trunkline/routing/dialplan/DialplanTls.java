package io.trunkline.routing.dialplan;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS of the dialplan's port. Files that have changed are read again for the next connection, so that a certificate is
/// renewed without a restart. Files that are invalid then change nothing.
final class DialplanTls {
    private static final Logger log = LoggerFactory.getLogger(DialplanTls.class);

    private final File certificate;
    private final File key;
    private final Optional<File> clientCertificates;
    private List<FileTime> read;
    private SslContext context;

    private DialplanTls(Path certificate, Path key, Optional<Path> clientCertificates) {
        this.certificate = certificate.toFile();
        this.key = key.toFile();
        this.clientCertificates = clientCertificates.map(Path::toFile);
        try {
            read = changes();
            context = load();
        } catch (IOException | IllegalArgumentException invalid) {
            throw new IllegalStateException("trunkline.dialplan.tls: " + reason(invalid), invalid);
        }
    }

    /// Empty without a certificate.
    ///
    /// @throws IllegalStateException if a file cannot be read
    static Optional<DialplanTls> of(DialplanSettings.Tls settings) {
        return Optional.ofNullable(settings.certificate())
                .map(certificate -> new DialplanTls(
                        certificate,
                        Objects.requireNonNull(settings.key()),
                        Optional.ofNullable(settings.clientCertificates())));
    }

    /// For one connection.
    SslHandler newHandler(ByteBufAllocator buffers) {
        return current().newHandler(buffers);
    }

    private synchronized SslContext current() {
        try {
            List<FileTime> now = changes();
            if (!now.equals(read)) {
                read = now;
                context = load();
                log.info("Read the certificate of the dialplan's port again");
            }
        } catch (IOException | IllegalArgumentException invalid) {
            log.warn("The certificate of the dialplan's port stays as it was: {}", reason(invalid));
        }
        return context;
    }

    private SslContext load() throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forServer(certificate, key);
        clientCertificates.ifPresent(
                authorities -> builder.trustManager(authorities).clientAuth(ClientAuth.REQUIRE));
        return builder.build();
    }

    private List<FileTime> changes() throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (File file : Stream.concat(Stream.of(certificate, key), clientCertificates.stream())
                .toList()) {
            times.add(Files.getLastModifiedTime(file.toPath()));
        }
        return times;
    }

    private static String reason(Exception invalid) {
        return invalid.getCause() == null ? invalid.toString() : invalid + ": " + invalid.getCause();
    }
}
