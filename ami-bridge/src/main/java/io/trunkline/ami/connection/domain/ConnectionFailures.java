package io.trunkline.ami.connection.domain;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Finds in an error why there is no session.
public final class ConnectionFailures {

    private static final List<Rule> RULES = List.of(
            new Rule(ConnectionFailure.UNREADABLE_FILE, FileSystemException.class, UnreadableCertificates.class),
            new Rule(ConnectionFailure.LOGIN_REJECTED, LoginRejected.class),
            new Rule(
                    ConnectionFailure.CERTIFICATE_EXPIRED,
                    CertificateExpiredException.class,
                    CertificateNotYetValidException.class),
            new Rule(
                    ConnectionFailure.CERTIFICATE_UNTRUSTED,
                    CertPathBuilderException.class,
                    CertPathValidatorException.class),
            new Rule(ConnectionFailure.NO_RESPONSE, SocketTimeoutException.class, TimeoutException.class),
            new Rule(ConnectionFailure.UNREACHABLE, UnknownHostException.class, NodeUnavailable.class));

    private ConnectionFailures() {}

    public static ConnectionFailure of(Throwable error) {
        List<Throwable> causes = causes(error);
        return RULES.stream()
                .filter(rule -> rule.matches(causes))
                .map(Rule::failure)
                .findFirst()
                .orElseGet(() -> ofConnection(causes));
    }

    private static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static ConnectionFailure ofConnection(List<Throwable> causes) {
        // the JDK has a subclass for every other defect of a certificate
        if (causes.stream().anyMatch(it -> it.getClass() == CertificateException.class)) {
            return ConnectionFailure.CERTIFICATE_WRONG_HOST;
        }
        if (causes.stream().anyMatch(TlsFailed.class::isInstance)) {
            return ConnectionFailure.TLS_FAILED;
        }
        boolean broken = causes.stream().anyMatch(it -> it instanceof SocketException || it instanceof EOFException);
        return broken ? ConnectionFailure.UNREACHABLE : ConnectionFailure.OTHER;
    }

    private record Rule(ConnectionFailure failure, List<Class<? extends Throwable>> types) {

        @SafeVarargs
        Rule(ConnectionFailure failure, Class<? extends Throwable>... types) {
            this(failure, List.of(types));
        }

        boolean matches(List<Throwable> causes) {
            return causes.stream().anyMatch(cause -> types.stream().anyMatch(type -> type.isInstance(cause)));
        }
    }
}
