package io.trunkline.realtime.hosts;

import io.netty.resolver.HostsFileEntriesProvider;
import io.netty.util.NetUtil;
import io.trunkline.realtime.hosts.domain.Answer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Resolves names as the machine does: with its hosts file, then with its nameservers, then with its name service,
/// which may have a search domain or another source. The JDK's call has no timeout, so it runs on a thread of its own,
/// which is abandoned after the timeout.
final class MachineNames implements NameResolver {
    /// The hosts file and the name service do not tell a time to live.
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

    private final NameResolver nameservers;
    private final Duration timeout;

    MachineNames(NameResolver nameservers, Duration timeout) {
        this.nameservers = nameservers;
        this.timeout = timeout;
    }

    @Override
    public Mono<Answer> resolve(String host) {
        return Mono.fromCallable(() -> inHostsFile(host))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(found -> found.isEmpty() ? resolveByDns(host) : Mono.just(answer(found)));
    }

    private static List<InetAddress> inHostsFile(String host) {
        var entries = HostsFileEntriesProvider.parser().parseSilently();
        String name = host.toLowerCase(Locale.ROOT);
        return Stream.of(entries.ipv4Entries(), entries.ipv6Entries())
                .flatMap(addresses -> addresses.getOrDefault(name, List.of()).stream())
                .toList();
    }

    private Mono<Answer> resolveByDns(String host) {
        return nameservers
                .resolve(host)
                .flatMap(answer -> answer.addresses().isEmpty() ? resolveByMachine(host, answer) : Mono.just(answer));
    }

    private Mono<Answer> resolveByMachine(String host, Answer ofNameservers) {
        return Mono.fromCallable(() -> InetAddress.getAllByName(host))
                .subscribeOn(Schedulers.boundedElastic())
                .map(addresses -> answer(Arrays.asList(addresses)))
                .timeout(timeout)
                .onErrorReturn(
                        fault -> fault instanceof UnknownHostException || fault instanceof TimeoutException,
                        ofNameservers);
    }

    private static Answer answer(Collection<InetAddress> addresses) {
        return new Answer(addresses.stream().map(NetUtil::toAddressString).toList(), TIME_TO_LIVE, Optional.empty());
    }
}
