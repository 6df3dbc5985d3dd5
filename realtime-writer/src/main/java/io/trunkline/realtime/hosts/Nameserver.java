package io.trunkline.realtime.hosts;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStream;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Reads DNS records with their times to live.
final class Nameserver implements NameResolver, AutoCloseable {
    private static final int MAX_RECORDS = 20;
    private static final int DNS_PORT = 53;
    /// The machine may have several nameservers, of which the first may be unavailable.
    private static final int MAX_NAMESERVERS = 3;

    private final MultiThreadIoEventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("dns", true), NioIoHandler.newFactory());
    private final DnsServerAddressStreamProvider nameservers;
    private final DnsNameResolver dns;
    private final Duration timeout;

    /// @param address `address` or `address:port`; empty for the nameservers of the machine
    /// @param timeout of a query
    Nameserver(String address, Duration timeout) {
        this.timeout = timeout;
        nameservers = address.isBlank()
                ? DnsServerAddressStreamProviders.platformDefault()
                : new SingletonDnsServerAddressStreamProvider(socketAddress(address));
        dns = new DnsNameResolverBuilder(loop.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .queryTimeoutMillis(timeout.toMillis())
                .build();
    }

    /// The records of a name.
    ///
    /// @param values empty after a failure
    /// @param timeToLive the shortest one, also of CNAME records that lead to them
    record Records(List<String> values, Duration timeToLive, Optional<LookupFailure> failure) {
        static Records failed(LookupFailure failure) {
            return new Records(List.of(), Duration.ZERO, Optional.of(failure));
        }

        boolean isNoResponse() {
            return failure.filter(LookupFailure.NO_RESPONSE::equals).isPresent();
        }
    }

    @Override
    public Mono<Answer> resolve(String host) {
        return Mono.zip(
                addresses(host, DnsRecordType.A),
                addresses(host, DnsRecordType.AAAA),
                (four, six) -> Answer.of(List.of(four, six)));
    }

    private Mono<Answer> addresses(String host, DnsRecordType type) {
        return read(host, type, DnsRecordContent::address)
                .map(found -> new Answer(found.values(), found.timeToLive(), found.failure()));
    }

    /// The targets of the SRV records of a name, each with a final dot.
    Mono<Records> serviceTargets(String name) {
        return read(name, DnsRecordType.SRV, DnsRecordContent::serviceTarget);
    }

    /// Asks the nameservers one after the other until one has an answer.
    private Mono<Records> read(String name, DnsRecordType type, Function<DnsRecord, Optional<String>> content) {
        return Mono.fromCallable(() -> new DefaultDnsQuestion(name, type))
                .flatMap(question -> Flux.fromStream(nameservers(name))
                        .concatMap(server -> ask(server, question, content))
                        .filter(records -> !records.isNoResponse())
                        .next())
                .timeout(timeout.multipliedBy(MAX_NAMESERVERS + 1))
                .onErrorResume(TimeoutException.class, _ -> Mono.empty())
                .onErrorReturn(IllegalArgumentException.class, Records.failed(LookupFailure.UNKNOWN_HOST))
                .defaultIfEmpty(Records.failed(LookupFailure.NO_RESPONSE));
    }

    private Stream<InetSocketAddress> nameservers(String name) {
        DnsServerAddressStream all = nameservers.nameServerAddressStream(name);
        return Stream.generate(all::next).limit(Math.min(all.size(), MAX_NAMESERVERS));
    }

    private Mono<Records> ask(
            InetSocketAddress server, DnsQuestion question, Function<DnsRecord, Optional<String>> content) {
        return Mono.<Records>create(sink -> {
                    var _ = dns.query(server, question)
                            .addListener(
                                    (Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> done) -> sink.success(
                                            done.isSuccess()
                                                    ? records(question.type(), done.getNow(), content)
                                                    : Records.failed(LookupFailure.NO_RESPONSE)));
                })
                .publishOn(Schedulers.parallel());
    }

    private static Records records(
            DnsRecordType type,
            AddressedEnvelope<DnsResponse, InetSocketAddress> envelope,
            Function<DnsRecord, Optional<String>> content) {
        try {
            DnsResponse response = envelope.content();
            if (response.code().equals(DnsResponseCode.NXDOMAIN)) {
                return Records.failed(LookupFailure.UNKNOWN_HOST);
            }
            return response.code().equals(DnsResponseCode.NOERROR)
                    ? records(type, answers(response), content)
                    : Records.failed(LookupFailure.NO_RESPONSE);
        } finally {
            var _ = envelope.release();
        }
    }

    private static List<DnsRecord> answers(DnsResponse response) {
        return IntStream.range(0, response.count(DnsSection.ANSWER))
                .<DnsRecord>mapToObj(i -> response.recordAt(DnsSection.ANSWER, i))
                .toList();
    }

    private static Records records(
            DnsRecordType type, List<DnsRecord> answers, Function<DnsRecord, Optional<String>> content) {
        List<String> values = answers.stream()
                .filter(record -> record.type().equals(type))
                .limit(MAX_RECORDS)
                .flatMap(record -> content.apply(record).stream())
                .toList();
        long seconds = answers.stream().mapToLong(DnsRecord::timeToLive).min().orElse(0);
        return values.isEmpty()
                ? Records.failed(LookupFailure.UNKNOWN_HOST)
                : new Records(values, Duration.ofSeconds(seconds), Optional.empty());
    }

    private static InetSocketAddress socketAddress(String address) {
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon >= 0 && (address.indexOf(':') == colon || address.charAt(colon - 1) == ']');
        String host = hasPort ? address.substring(0, colon) : address;
        return new InetSocketAddress(
                InetAddress.ofLiteral(host.replace("[", "").replace("]", "")),
                hasPort ? Integer.parseInt(address.substring(colon + 1)) : DNS_PORT);
    }

    @Override
    public void close() {
        dns.close();
        var _ = loop.shutdownGracefully();
    }
}
