package io.trunkline.testkit.sipp;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What carries the messages of an answerer or a caller.
///
/// @param arguments of SIPp
/// @param isConnected whether it listens for connections, as TCP and TLS do
public record SippTransport(List<String> arguments, boolean isConnected) {
    public static final SippTransport UDP = new SippTransport(List.of("-t", "u1"), false);
    public static final SippTransport TCP = new SippTransport(List.of("-t", "t1"), true);

    /// TLS, as a server with this certificate.
    ///
    /// @param certificate a file in PEM form, as is the key
    public static SippTransport tls(Path certificate, Path key) {
        return new SippTransport(
                List.of("-t", "l1", "-tls_cert", certificate.toString(), "-tls_key", key.toString()), true);
    }

    /// Of a caller. Without `-bind_local`, SIPp connects from any address of the machine.
    List<String> callerArguments() {
        return isConnected
                ? Stream.concat(arguments.stream(), Stream.of("-bind_local")).toList()
                : arguments;
    }
}
