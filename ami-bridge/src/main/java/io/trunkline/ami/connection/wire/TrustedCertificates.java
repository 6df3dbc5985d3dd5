package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.UnreadableCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// The certificates that a node's certificate must be signed by.
final class TrustedCertificates {

    private TrustedCertificates() {}

    /// Reads the file each time: certificates are replaced before they expire.
    ///
    /// @throws UnreadableCertificates if the file is missing or has no certificate
    static SSLSocketFactory socketFactory(AmiSessions.Tls tls) throws IOException {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            Path file = tls.certificates().orElse(null);
            // without a key store, the JVM's trust store
            trust.init(file == null ? null : keyStore(file));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException broken) {
            throw new IOException("TLS is not available", broken);
        }
    }

    private static KeyStore keyStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : read(file)) {
            store.setCertificateEntry("ca-" + count++, certificate);
        }
        return store;
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (found.isEmpty()) {
                throw new UnreadableCertificates(file + " has no certificate", null);
            }
            return found;
        } catch (CertificateException notPem) {
            throw new UnreadableCertificates(file + " is no PEM file with certificates", notPem);
        }
    }
}
