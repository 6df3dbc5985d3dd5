package io.trunkline.console.platform;

import io.trunkline.web.address.ClientAddress;
import org.springframework.http.HttpHeaders;

/// Says to a service who the client is. The services believe the console, see `trunkline.proxies.trusted`.
public final class ForwardedClient {
    public static final String X_FORWARDED_FOR = "X-Forwarded-For";
    public static final String X_FORWARDED_PROTO = "X-Forwarded-Proto";
    public static final String FORWARDED = "Forwarded";

    private ForwardedClient() {}

    /// Replaces what the client itself has sent in these headers.
    public static void set(HttpHeaders headers, ClientAddress client, boolean secure) {
        String address = client.toString().replaceFirst("%.*", "");
        String proto = secure ? "https" : "http";
        headers.set(X_FORWARDED_FOR, address);
        headers.set(X_FORWARDED_PROTO, proto);
        headers.set(
                FORWARDED,
                "for=%s;proto=%s".formatted(address.contains(":") ? "\"[" + address + "]\"" : address, proto));
    }
}
