package io.trunkline.realtime.hosts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Resolves names with the machine's name service. The JDK's call has no timeout, so it runs on a thread of its
/// own, which is abandoned after the timeout.
final class DnsResolver implements NameResolver {
    private static final Logger LOG = LoggerFactory.getLogger(DnsResolver.class);

    private final Duration timeout;

    DnsResolver(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public Mono<List<String>> resolve(String host) {
        return Mono.fromCallable(() -> InetAddress.getAllByName(host))
                .subscribeOn(Schedulers.boundedElastic())
                .map(DnsResolver::sorted)
                .timeout(timeout)
                .onErrorResume(
                        fault -> fault instanceof UnknownHostException || fault instanceof TimeoutException,
                        fault -> unresolved(host, fault));
    }

    private static List<String> sorted(InetAddress[] addresses) {
        return Arrays.stream(addresses)
                .map(InetAddress::getHostAddress)
                .distinct()
                .sorted()
                .toList();
    }

    private static Mono<List<String>> unresolved(String host, Throwable fault) {
        LOG.warn(
                "host {} cannot be resolved ({}); its last known addresses are kept",
                host,
                fault.getClass().getSimpleName());
        return Mono.just(List.of());
    }
}
