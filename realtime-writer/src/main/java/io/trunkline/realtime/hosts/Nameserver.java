package io.trunkline.realtime.hosts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.TreeSet;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Reads DNS records, by the JDK's own client.
final class Nameserver implements NameResolver {
    private static final Logger LOG = LoggerFactory.getLogger(Nameserver.class);
    private static final int MAX_RECORDS = 20;

    private final Hashtable<String, String> settings = new Hashtable<>();

    /// @param address `address` or `address:port`; empty for the nameservers of the machine
    /// @param timeout of a query
    Nameserver(String address, Duration timeout) {
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, address.isBlank() ? "dns:" : "dns://" + address);
        settings.put("com.sun.jndi.dns.timeout.initial", Long.toString(timeout.toMillis()));
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
    }

    @Override
    public Mono<List<String>> resolve(String host) {
        return records(host, "A", "AAAA").map(found -> List.copyOf(new TreeSet<>(found)));
    }

    /// The records of a name as text; empty if there are none, or if they cannot be read.
    Mono<List<String>> records(String name, String... types) {
        return Mono.fromCallable(() -> read(name, types)).subscribeOn(Schedulers.boundedElastic());
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
        } catch (NameNotFoundException _) {
            return List.of();
        } catch (NamingException fault) {
            LOG.warn(
                    "DNS records of {} cannot be read: {}",
                    name,
                    fault.getClass().getSimpleName());
            return List.of();
        }
    }
}
