package io.trunkline.realtime.apply;

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

/// The machine's own name service. The JDK's call takes no time limit, so it runs aside and is no longer waited
/// for.
final class DnsResolver implements NameResolver {
    private static final Logger LOG = LoggerFactory.getLogger(DnsResolver.class);

    private final Duration timeout;

    DnsResolver(Duration limit) {
        this.timeout = limit;
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
                "host {} does not resolve ({}): its last known addresses stand",
                host,
                fault.getClass().getSimpleName());
        return Mono.just(List.of());
    }
}
