package io.trunkline.ami.endpointtests;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Looks up names, with the machine's name service or with one nameserver, by the JDK's own clients.
@Component
final class NameLookup {
    private static final int MAX_RECORDS = 20;

    private final Hashtable<String, String> settings = new Hashtable<>();
    private final boolean onlyNameserver;

    /// @param nameserver `address` or `address:port`; empty for the name service of the machine
    NameLookup(@Value("${trunkline.endpoint-tests.nameserver:}") String nameserver) {
        onlyNameserver = !nameserver.isBlank();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, onlyNameserver ? "dns://" + nameserver : "dns:");
        settings.put("com.sun.jndi.dns.timeout.initial", "1000");
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
    }

    /// The target of an SRV record.
    ///
    /// @param host empty for a service that is not offered (RFC 2782)
    record Target(int priority, int port, String host) {}

    /// The targets of SRV records by priority; empty if there are none.
    Mono<List<Target>> targets(String service) {
        return Mono.fromCallable(() -> read(service, "SRV").stream()
                        .map(NameLookup::target)
                        .sorted(Comparator.comparingInt(Target::priority))
                        .toList())
                .subscribeOn(Schedulers.boundedElastic());
    }

    /// The addresses of a host; empty if it has none.
    Mono<List<String>> addresses(String host) {
        return Mono.fromCallable(() -> onlyNameserver ? read(host, "A", "AAAA") : fromMachine(host))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static List<String> fromMachine(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .toList();
        } catch (UnknownHostException _) {
            return List.of();
        }
    }

    /// `<priority> <weight> <port> <target>.`
    private static Target target(String record) {
        String[] fields = record.split(" ", 4);
        String host = fields[3];
        return new Target(
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[2]),
                host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    }

    /// The DNS provider only returns text: no object is deserialized.
    @SuppressWarnings("BanJNDI")
    private List<String> read(String name, String... types) {
        try {
            DirContext dns = new InitialDirContext(settings);
            try {
                var attributes = dns.getAttributes(name, types);
                List<String> records = new ArrayList<>();
                for (String type : types) {
                    Attribute found = attributes.get(type);
                    for (int i = 0; found != null && i < Math.min(found.size(), MAX_RECORDS); i++) {
                        records.add(found.get(i).toString());
                    }
                }
                return records;
            } finally {
                dns.close();
            }
        } catch (NamingException _) {
            // the step reports that nothing was found, whatever the reason
            return List.of();
        }
    }
}
