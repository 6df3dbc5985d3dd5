package io.trunkline.web.security;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/// The client that reads the public keys of an issuer, and where they are.
final class KeySetClient {
    private KeySetClient() {}

    /// @param limit of the connection, and of each response
    static WebClient withTimeLimit(Duration limit) {
        var client = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(limit.toMillis()))
                .responseTimeout(limit);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .build();
    }
}
